import type { ShownConversation } from '../../ports/chat.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { ChatParts } from './chat-parts.ts';
import { useAttempt } from './use-attempt.ts';
import styles from './messages/stage-line.module.css';

/** A conversation that was deleted is still readable, and can be brought back. */
export function DeletedLine({ shown, chat, notices }: ChatParts & { shown: ShownConversation }) {
  const { say } = useText();
  const attempt = useAttempt({ notices });
  return (
    <div className={styles['deleted']}>
      <p>{say('chat.deleted')}</p>
      <Button onClick={() => void attempt(async () => chat.bringBack(shown.conversation.id))}>
        {say('chat.bring_back')}
      </Button>
    </div>
  );
}
