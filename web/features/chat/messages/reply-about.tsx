import { useText } from '../../../ui/text/text.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import type { ReplyRowProps } from './row-parts.ts';
import { useNow } from '../use-now.ts';
import styles from './stage-line.module.css';

/** Of what an answer is made: the facts it cites, who wrote it, and when. */
export function ReplyAbout({ reply, clock }: Pick<ReplyRowProps, 'reply' | 'clock'>) {
  const { say } = useText();
  const now = useNow(clock);
  const count = new Set(reply.cites.map(({ fact }) => fact)).size;
  return (
    <p className={styles['about']}>
      {reply.end === 'memory' && <span>{say('chat.no_model')}</span>}
      {count > 0 && <span>{say('chat.facts_used', { count })}</span>}
      {reply.model !== null && <span>{reply.model}</span>}
      <span>
        <a href={`/chat/${reply.conversation}/why/${reply.id}`}>{say('chat.why')}</a>
      </span>
      <TimeAgo at={reply.endedAt ?? reply.createdAt} now={now} />
    </p>
  );
}
