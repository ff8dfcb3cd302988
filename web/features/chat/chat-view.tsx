import type { ReactNode } from 'react';
import type { Preferences } from '../../ports/preferences.ts';
import { SplitPane } from '../../ui/surfaces/split-pane.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import type { ChatParts } from './chat-parts.ts';
import { ConversationList } from './list/conversation-list.tsx';
import { ConversationPage } from './conversation-page.tsx';
import type { Sought } from './sought.ts';
import { InboxPage } from './inbox/inbox-page.tsx';

export interface ChatViewProps extends ChatParts {
  readonly preferences: Preferences;
  /** What is open: the id of a conversation, `inbox`, `new`, or nothing. */
  readonly rest: string;
  /** A message that the address leads to. */
  readonly sought: Sought | null;
  /** Stands in a conversation that begins, in place of the example: before an empty list on a phone, too. */
  readonly beginning?: ReactNode;
}

const LIST_PX = { usual: 320, least: 240, most: 560 };

/** All conversations, and the one at the address beside them; on a phone the one before the other. */
export function ChatView({ rest, sought, preferences, beginning, ...parts }: ChatViewProps) {
  const { say } = useText();
  const { paneWidths } = useReadable(preferences);
  const isNew = rest === '' || rest === 'new';
  return (
    <SplitPane
      label={say('chats.panes')}
      widthPx={paneWidths['chat'] ?? LIST_PX.usual}
      minPx={LIST_PX.least}
      maxPx={LIST_PX.most}
      onResize={(px) => preferences.keepPaneWidth('chat', px)}
      front={rest === '' && !beginning ? 'list' : 'page'}
      list={<ConversationList {...parts} openId={rest} />}
      page={
        rest === 'inbox' ? (
          <InboxPage {...parts} />
        ) : (
          <ConversationPage
            {...parts}
            id={isNew ? null : rest}
            sought={sought}
            isFocused={rest === 'new' && !beginning}
            beginning={beginning}
          />
        )
      }
    />
  );
}
