import type { MemoryRow } from '../../ports/memory.ts';
import type { ScoreParts } from '../../ports/memory-index.ts';
import { SumBars } from '../../ui/figures/sum-bars.tsx';
import { numbersIn } from '../../ui/text/formats.ts';
import { useText, type TextKey } from '../../ui/text/text.tsx';
import styles from './fact-page.module.css';

const PART_NAMES = {
  vector: 'fact.part_vector',
  keyword: 'fact.part_keyword',
  category: 'fact.part_category',
  recency: 'fact.part_recency',
  pin: 'fact.part_pin',
  context: 'fact.part_context',
} as const satisfies Record<keyof ScoreParts, TextKey>;

export interface WhyFoundProps {
  found: NonNullable<MemoryRow['found']>;
  words: string;
}

/** Why the list holds this fact: the parts of its score, which add up to it. */
export function WhyFound({ found: { score, parts }, words }: WhyFoundProps) {
  const { say, language } = useText();
  const numbers = numbersIn(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (
    <section>
      <h2>{say('fact.why')}</h2>
      <p className={styles['aside']}>{say('fact.why_text', { words })}</p>
      <SumBars
        caption={say('fact.why')}
        parts={(Object.keys(PART_NAMES) as (keyof ScoreParts)[]).map((part) => ({
          key: part,
          name: say(PART_NAMES[part]),
          value: parts[part],
          amount: numbers.format(parts[part]),
        }))}
        total={{ name: say('fact.score'), amount: numbers.format(score) }}
      />
    </section>
  );
}
