import { createLearning, type Learner, type LearningParts } from '../learning.ts';

type Given = Partial<Pick<LearningParts, 'embedder' | 'inTurn' | 'unheard'>>;

/** Learning as it ships, in the only tab there is; unless a test says otherwise, nobody knows what words mean. */
export function learningOfFakes(parts: Omit<LearningParts, keyof Given> & Given): Learner {
  return createLearning({
    embedder: null,
    inTurn: async (_signal, _name, work) => work(),
    unheard: { watch: () => () => undefined },
    ...parts,
  });
}
