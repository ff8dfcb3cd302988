import type { Reply } from '../../../../shared/schemas/index.ts';
import { useText } from '../../../ui/text/text.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import type { ReplyRowProps } from './row-parts.ts';
import { useNow } from '../use-now.ts';
import styles from './stage-line.module.css';

/** Of what an answer is made: the facts it cites, who wrote it, and when. */
export function ReplyAbout({ reply, clock }: Pick<ReplyRowProps, 'reply' | 'clock'>) {
  const { say } = useText();
  const now = useNow(clock);
  const count = factsCited(reply).size;
  return (
    <p className={styles['about']}>
      {reply.end === 'memory' && <span>{say('chat.no_model')}</span>}
      {count > 0 && <span>{say('chat.facts_used', { count })}</span>}
      {reply.model !== null && <span>{reply.model}</span>}
      {isMadeHere(reply) && (
        <span>
          <a href={`/chat/${reply.conversation}/why/${reply.id}`}>{say('chat.why')}</a>
        </span>
      )}
      <TimeAgo at={reply.endedAt ?? reply.createdAt} now={now} />
    </p>
  );
}

/** Of all it could cite, what its words do: told as memories, most of them, and never used. */
function factsCited({ cites, text }: Pick<Reply, 'cites' | 'text'>): ReadonlySet<string> {
  return new Set(cites.flatMap(({ number, fact }) => (text.includes(`[${number}]`) ? [fact] : [])));
}

/** Of what was said elsewhere nobody here knows how it came about: memory was never asked for it. */
export function isMadeHere({ memory, command }: Pick<Reply, 'memory' | 'command'>): boolean {
  return memory !== null || command !== null;
}
