import { measuresOf, promptLayouts, READ_FIGURES, TALK } from '../lib/prompt-layouts.ts';
import { simulateLayout, WORDS } from '../lib/simulate-layout.ts';
import type { BenchContext, Suite } from '../lib/suite.ts';

/** What a model has to read before it can reply, by where the memories stand. No model is needed: it is arithmetic. */
export const layoutsSuite: Suite = {
  name: 'layouts',
  run: async ({ measure }: BenchContext) => {
    const { turns, stable, memories, question, reply } = TALK;
    await measure({
      title: `${turns} turns: prefix ${stable}, memories ${memories}, question ${question}, reply ${reply} tokens`,
      figures: READ_FIGURES,
      rounds: 1,
      candidates: promptLayouts(WORDS).map((layout) => ({
        name: layout.name,
        measure: async () => measuresOf(simulateLayout(layout)),
      })),
    });
  },
};
