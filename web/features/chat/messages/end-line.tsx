import { ERRORS, type ErrorCode } from '../../../../shared/protocol/errors.ts';
import type { Reply } from '../../../../shared/schemas/index.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useText, type Text } from '../../../ui/text/text.tsx';
import type { ReplyRowProps } from './row-parts.ts';
import { useAttempt } from '../use-attempt.ts';
import styles from './stage-line.module.css';

/** How a reply ended, where it did not simply end; and the way to another. */
export function EndLine(props: Pick<ReplyRowProps, 'reply' | 'chat' | 'notices'>) {
  const { reply, chat } = props;
  const text = useText();
  const attempt = useAttempt(props);
  const words = sayEnd(reply, text);
  if (words === '') return null;
  return (
    <div data-end={reply.end} className={styles['end']}>
      <p>{words}</p>
      {reply.end !== 'aborted' && (
        <Button onClick={() => void attempt(async () => chat.again(reply.id))}>
          {text.say('chat.again')}
        </Button>
      )}
    </div>
  );
}

/** In the words of the catalogue; empty where there is nothing to say. */
export function sayEnd({ end, trouble, text, model }: Reply, { say }: Pick<Text, 'say'>): string {
  switch (end) {
    case 'aborted':
      return say(model === null && text === '' ? 'chat.end_taken_back' : 'chat.end_stopped');
    case 'deadline':
    case 'length':
      return say(`chat.end_${end}`);
    case 'cut':
    case 'failed':
      return [say(`chat.end_${end}`), trouble === null ? '' : sayTrouble(trouble, say)].join(' ').trim();
    case 'stop':
    case 'memory':
    case 'command':
    case null:
      return '';
  }
}

/** A code is kept without the figures that its words may name. */
function sayTrouble(code: string, say: Text['say']): string {
  if (code === 'context_exceeded') return say('chat.too_long');
  return say(Object.hasOwn(ERRORS, code) ? `error.${code as ErrorCode}` : 'error.unknown');
}
