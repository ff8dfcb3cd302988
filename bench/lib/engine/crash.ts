import { setTimeout as wait } from 'node:timers/promises';
import type { Group, Measures } from '../suite.ts';
import { withCompanion, type EngineCompanion } from './engine-companion.ts';

const INTO_THE_ANSWER_MS = 300;

/** The process of the model is ended in the middle of an answer; whoever read it asks again at once. */
export function crash(root: string, model: string): Group {
  return {
    title: 'the process of the model killed in the middle of an answer',
    figures: [
      { key: 'told', title: 'to the error event', unit: 'ms', better: 'less', goal: 500 },
      {
        key: 'back',
        title: 'from asking again to the first word',
        unit: 'ms',
        better: 'less',
        goal: 5000,
      },
    ],
    rounds: 7,
    candidates: [
      {
        name: 'Nima',
        // Anew for each: the third crash in ten minutes ends a model.
        measure: async () => withCompanion(root, { model }, crashed),
      },
    ],
  };
}

async function crashed(companion: EngineCompanion): Promise<Measures> {
  const asking = companion.ask({ message: 'Tell me a long story.', maxTokens: 2000, seed: 1 });
  await asking.first('text');
  await wait(INTO_THE_ANSWER_MS);
  const killedAt = performance.now();
  process.kill(await companion.childPid(), 'SIGKILL');
  const told = await asking.first('error');
  const again = companion.ask({ message: 'And now?', maxTokens: 4, seed: 1 });
  const back = await again.first('text');
  return { told: told.at - killedAt, back: back.at - again.askedAt };
}
