import { promptLayouts, TALK } from '../lib/prompt-layouts.ts';
import { simulateLayout, WORDS } from '../lib/simulate-layout.ts';
import type { BenchContext, Suite } from '../lib/suite.ts';

/** What a model has to read before it can reply, by where the memories stand. No model is needed: it is arithmetic. */
export const layoutsSuite: Suite = {
  name: 'layouts',
  run: async ({ measure }: BenchContext) => {
    const { turns, stable, memories, question, reply } = TALK;
    await measure({
      title: `${turns} turns: prefix ${stable}, memories ${memories}, question ${question}, reply ${reply} tokens`,
      figures: [
        {
          key: 'last',
          title: `read before the reply of turn ${turns}`,
          unit: 'tokens',
          better: 'less',
          goal: 400,
        },
        { key: 'total', title: 'read before all replies', unit: 'tokens', better: 'less' },
      ],
      rounds: 1,
      candidates: promptLayouts(WORDS).map((layout) => ({
        name: layout.name,
        measure: async () => {
          const read = simulateLayout(layout);
          return { last: read.at(-1) ?? Number.NaN, total: read.reduce((sum, tokens) => sum + tokens, 0) };
        },
      })),
    });
  },
};
