import { useText } from '../../ui/text/text.tsx';
import { Beginning } from './beginning.tsx';
import type { ChatParts } from './chat-parts.ts';
import { Composer } from './composer.tsx';
import { draftPlace } from './draft-place.ts';
import { GoneConversation } from './gone-conversation.tsx';
import { MessageLog } from './message-log.tsx';
import { PageTop } from './page-top.tsx';
import { useConversation } from './use-conversation.ts';
import styles from './conversation-page.module.css';

export interface ConversationPageProps extends ChatParts {
  /** Null for one that has not begun. */
  readonly id: string | null;
  /** Whether the person asked to write. */
  readonly isFocused: boolean;
}

/** One conversation: what was said, and the line to go on. The line stays in its place when a conversation begins. */
export function ConversationPage({ id, isFocused, ...parts }: ConversationPageProps) {
  const { chat, navigation } = parts;
  const { say } = useText();
  const shown = useConversation(chat, id);
  if (id !== null && shown === null) return <GoneConversation navigation={navigation} />;
  const title = shown?.conversation.title;
  const send = async (text: string) => {
    if (id !== null) return chat.say(id, text);
    return navigation.replace(`/chat/${await chat.begin(text)}`);
  };
  return (
    <section aria-label={title || say('chat.new')} className={styles['page']}>
      <PageTop title={title || say('chat.new')} navigation={navigation} />
      {id === null && <Beginning />}
      {id !== null && shown ? <MessageLog key={id} {...parts} shown={shown} /> : null}
      <Composer
        {...parts}
        place={draftPlace(id)}
        path={shown?.path ?? []}
        isFocused={isFocused}
        onSend={send}
      />
    </section>
  );
}
