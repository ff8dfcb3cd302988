import type { Fact, Reply } from '../../../../shared/schemas/index.ts';
import type { TraceRepository } from '../../../ports/traces.ts';
import { useText } from '../../../ui/text/text.tsx';
import { RememberedFact } from './remembered-fact.tsx';
import type { FactsById } from './use-facts.ts';
import { useScores } from './use-scores.ts';
import styles from './memory-card.module.css';

/** As many as one sees at a glance; the rest is in memory. */
const SHOWN = 3;

export interface MemoryCardProps {
  readonly reply: Reply;
  readonly facts: FactsById;
  readonly traces: Pick<TraceRepository, 'trace' | 'watch'>;
}

/** What memory says to a question, at once. Where nobody else answers, it is the answer, and says so. */
export function MemoryCard({ reply, facts, traces }: MemoryCardProps) {
  const { say } = useText();
  const { memory } = reply;
  if (memory === null) return null;
  const isAnswer = reply.end === 'memory';
  const known = memory.facts.flatMap((id) => facts.get(id) ?? []).slice(0, isAnswer ? undefined : SHOWN);
  if (known.length === 0 && !isAnswer) return null;
  return (
    <div role="group" aria-label={say('chat.memory')} data-answer={isAnswer} className={styles['card']}>
      <p className={styles['words']}>{say(isAnswer ? `chat.memory_${memory.kind}` : 'chat.memory')}</p>
      {known.length > 0 && <RememberedFacts known={known} reply={reply.id} traces={traces} />}
    </div>
  );
}

interface RememberedFactsProps extends Pick<MemoryCardProps, 'traces'> {
  readonly known: readonly Fact[];
  readonly reply: string;
}

function RememberedFacts({ known, reply, traces }: RememberedFactsProps) {
  const scores = useScores(traces, reply);
  return (
    <ul>
      {known.map((fact) => (
        <RememberedFact key={fact.id} fact={fact} scored={scores.of.get(fact.id)} best={scores.best} />
      ))}
    </ul>
  );
}
