import { createLearning, type Learner, type LearningParts } from '../learning.ts';

/** Learning as it ships, in the only tab there is; unless a test says otherwise, nobody knows what words mean. */
export function learningOfFakes(
  parts: Omit<LearningParts, 'embedder' | 'inTurn'> & Partial<Pick<LearningParts, 'embedder' | 'inTurn'>>,
): Learner {
  return createLearning({ embedder: null, inTurn: async (_signal, _name, work) => work(), ...parts });
}
