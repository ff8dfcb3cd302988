import { useId, useState, type DragEvent, type ReactNode } from 'react';
import { useText } from '../../ui/text/text.tsx';
import { Announcer } from './messages/announcer.tsx';
import { Beginning } from './beginning.tsx';
import type { ChatParts } from './chat-parts.ts';
import { useLeading } from './commands/command-use-leading.ts';
import { Composer } from './composer/composer.tsx';
import { DeletedLine } from './deleted-line.tsx';
import { draftPlace } from './composer/draft-place.ts';
import { GoneConversation } from './gone-conversation.tsx';
import { MessageLog } from './messages/message-log.tsx';
import { OffersOfConversation } from './inbox/offers-of-conversation.tsx';
import { PageTop } from './page-top.tsx';
import { takeAlong } from './composer/use-draft.ts';
import { useAttach } from './composer/use-attach.ts';
import type { Sought } from './sought.ts';
import { useConversation } from './use-conversation.ts';
import styles from './conversation-page.module.css';

export interface ConversationPageProps extends ChatParts {
  /** Null for one that has not begun. */
  readonly id: string | null;
  /** A message that the address leads to. */
  readonly sought: Sought | null;
  /** Whether the person asked to write. */
  readonly isFocused: boolean;
  /** Stands in one that has not begun, in place of the example. */
  readonly beginning?: ReactNode;
}

/** One conversation: what was said, and the line to go on. The line stays in its place when a conversation begins. */
export function ConversationPage({ id, sought, isFocused, beginning, ...parts }: ConversationPageProps) {
  const { chat, navigation, drafts } = parts;
  const { say } = useText();
  const titleId = useId();
  const shown = useConversation(chat, id);
  const place = draftPlace(id);
  const { attach, refused, forget } = useAttach(drafts, place);
  const lead = useLeading(parts, shown ?? null);
  const drop = useDrop((files) => void attach(files));
  if (id !== null && shown === null) return <GoneConversation navigation={navigation} />;
  const title = shown?.conversation.title || say('chat.new');
  const last = shown?.path.at(-1)?.message;
  const send = async (text: string): Promise<void> => {
    forget();
    if (await lead(text)) return undefined;
    if (id !== null) return chat.say(id, text);
    const begun = await chat.begin(text);
    takeAlong(drafts, place, draftPlace(begun), text);
    return navigation.replace(`/chat/${begun}`);
  };
  return (
    <section aria-labelledby={titleId} className={styles['page']} {...drop}>
      <PageTop id={titleId} title={title} navigation={navigation} />
      <div className={styles['said']}>
        {id === null && (beginning || <Beginning />)}
        {shown && shown.conversation.deletedAt !== null && <DeletedLine {...parts} shown={shown} />}
        {id !== null && shown && (
          <OffersOfConversation key={id} learning={parts.learning} conversation={id}>
            <MessageLog {...parts} shown={shown} sought={sought} />
          </OffersOfConversation>
        )}
      </div>
      <Announcer {...parts} reply={last?.role === 'assistant' ? last : null} />
      <Composer
        {...parts}
        place={place}
        path={shown?.path ?? []}
        isFocused={isFocused}
        onSend={send}
        onFiles={(files) => void attach(files)}
        refused={refused}
      />
    </section>
  );
}

/** Files that are dropped anywhere on the page; what else is dragged is none of its business. */
function useDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  return {
    'data-dropping': isOver,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      const files = [...event.dataTransfer.files];
      if (files.length === 0) return;
      event.preventDefault();
      onFiles(files);
    },
  };
}
