import type { MemoryRow } from '../../ports/memory.ts';
import { ScoreBars } from '../../ui/score-bars.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './fact-page.module.css';

export interface WhyFoundProps {
  found: NonNullable<MemoryRow['found']>;
  words: string;
}

/** Why the list holds this fact: the parts of its score, which add up to it. */
export function WhyFound({ found, words }: WhyFoundProps) {
  const { say } = useText();
  return (
    <section>
      <h2>{say('fact.why')}</h2>
      <p className={styles['aside']}>{say('fact.why_text', { words })}</p>
      <ScoreBars caption={say('fact.why')} {...found} />
    </section>
  );
}
