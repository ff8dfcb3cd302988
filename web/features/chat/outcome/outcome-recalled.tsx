import type { Memory } from '../../../ports/memory.ts';
import { numbersIn } from '../../../ui/text/formats.ts';
import { useText } from '../../../ui/text/text.tsx';
import { FactLine } from './outcome-fact-line.tsx';
import type { OutcomeOf } from './outcome-schema.ts';
import { useKnownFacts } from './outcome-use-facts.ts';
import styles from './outcome.module.css';

export interface RecalledFactsProps {
  readonly outcome: OutcomeOf<'recalled'>;
  readonly memory: Memory;
}

/** What was found, the best first, each with how well it fits beside the best. */
export function RecalledFacts({ outcome, memory }: RecalledFactsProps) {
  const { say } = useText();
  const known = useKnownFacts(memory, outcome.facts);
  if (known === null) return null;
  const { words, facts, scores = [] } = outcome;
  const best = Math.max(...scores, Number.MIN_VALUE);
  const shown = facts.flatMap((id, at) => {
    const fact = known.get(id);
    return fact && fact.deletedAt === null ? [{ fact, share: (scores[at] ?? 0) / best }] : [];
  });
  if (shown.length === 0)
    return <p>{say(facts.length > 0 ? 'commands.all_gone' : 'commands.none_recalled', { words })}</p>;
  return (
    <>
      <p>{say('commands.recalled', { count: shown.length, words })}</p>
      <ul className={styles['facts']}>
        {shown.map(({ fact, share }) => (
          <FactLine key={fact.id} fact={fact} aside={share > 0 && <ScoreBar share={share} />} />
        ))}
      </ul>
    </>
  );
}

function ScoreBar({ share }: { share: number }) {
  const { say, language } = useText();
  const label = say('commands.score', {
    share: numbersIn(language, { style: 'percent', maximumFractionDigits: 0 }).format(share),
  });
  return (
    <span role="img" aria-label={label} title={label} className={styles['score']}>
      <span style={{ inlineSize: `${Math.max(4, share * 100)}%` }} />
    </span>
  );
}
