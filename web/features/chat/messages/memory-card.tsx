import type { Fact, Reply } from '../../../../shared/schemas/index.ts';
import { sayDate, sayExactTime } from '../../../ui/amounts.ts';
import { useText } from '../../../ui/text/text.tsx';
import type { FactsById } from './use-facts.ts';
import styles from './memory-card.module.css';

/** As many as one sees at a glance; the rest is in memory. */
const SHOWN = 3;

/** What memory says to a question, at once. Where nobody else answers, it is the answer, and says so. */
export function MemoryCard({ reply, facts }: { reply: Reply; facts: FactsById }) {
  const { say } = useText();
  const { memory } = reply;
  if (memory === null) return null;
  const isAnswer = reply.end === 'memory';
  const known = memory.facts.flatMap((id) => facts.get(id) ?? []).slice(0, isAnswer ? undefined : SHOWN);
  if (known.length === 0 && !isAnswer) return null;
  return (
    <div role="group" aria-label={say('chat.memory')} data-answer={isAnswer} className={styles['card']}>
      <p className={styles['words']}>{say(isAnswer ? `chat.memory_${memory.kind}` : 'chat.memory')}</p>
      {known.length > 0 && (
        <ul>
          {known.map((fact) => (
            <RememberedFact key={fact.id} fact={fact} />
          ))}
        </ul>
      )}
    </div>
  );
}

function RememberedFact({ fact }: { fact: Fact }) {
  const text = useText();
  const at = fact.validFrom ?? fact.createdAt;
  return (
    <li>
      <a href={`/memory/${fact.id}`}>
        <span dir="auto">{fact.text}</span>
        <time dateTime={new Date(at).toISOString()} title={sayExactTime(at, text)}>
          {sayDate(at, text)}
        </time>
      </a>
    </li>
  );
}
