import { SumBars } from './figures/sum-bars.tsx';
import { scores } from './text/en/scores.ts';
import { numbersIn } from './text/formats.ts';
import { useText, withTexts } from './text/text.tsx';

export const SCORE_PARTS = ['vector', 'keyword', 'category', 'recency', 'pin', 'context'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

export interface ScoreBarsProps {
  readonly caption: string;
  readonly score: number;
  readonly parts: Readonly<Record<ScorePart, number>>;
}

/** What the score of something found is made of, part by part in one order everywhere; they add up to it. */
export const ScoreBars = withTexts(scores, ({ caption, score, parts }: ScoreBarsProps) => {
  const { say, language } = useText();
  return (
    <SumBars
      caption={caption}
      parts={SCORE_PARTS.map((part) => ({
        key: part,
        name: say(`score.part_${part}`),
        value: parts[part],
        amount: sayScore(parts[part], language),
      }))}
      total={{ name: say('score.sum'), amount: sayScore(score, language) }}
    />
  );
});

function sayScore(score: number, language: string): string {
  return numbersIn(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 }).format(score);
}
