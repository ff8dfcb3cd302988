import { SumBars } from './figures/sum-bars.tsx';
import { style } from './text/en/style.ts';
import { numbersIn } from './text/formats.ts';
import { useText, withTexts } from './text/text.tsx';

export interface StyleBarsProps {
  readonly caption: string;
  /** From 0 to 1. */
  readonly score: number;
  /** What each part gave to it, of what it might have given. */
  readonly shares: readonly {
    readonly part: 'sentences' | 'fillers' | 'exclamations' | 'hedging' | 'code' | 'action' | 'closeness';
    readonly given: number;
    readonly most: number;
  }[];
}

/** What the style score of an answer is made of, in points of a hundred; the parts add up to it. */
export const StyleBars = withTexts(style, ({ caption, score, shares }: StyleBarsProps) => {
  const { say, language } = useText();
  const points = (share: number) => numbersIn(language, { maximumFractionDigits: 1 }).format(share * 100);
  return (
    <SumBars
      caption={caption}
      parts={shares.map(({ part, given, most }) => ({
        key: part,
        name: say(`style.part_${part}`),
        value: given,
        amount: say('style.amount', { given: points(given), most: points(most) }),
      }))}
      total={{ name: say('style.sum'), amount: points(score) }}
    />
  );
});
