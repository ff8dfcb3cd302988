import { setTimeout as wait } from 'node:timers/promises';
import { residentMb } from '../child.ts';
import type { Group, Measures } from '../suite.ts';
import { withCompanion, type EngineCompanion } from './engine-companion.ts';
import { madeUpText } from './made-up-text.ts';

/** By then Node has collected what starting left behind. */
const IDLE_AFTER_MS = 5000;
const ANSWERS = 200;

/** What the process costs that people keep running, while another one has the model. */
export function ownMemory(root: string, model: string): Group {
  return {
    title: 'memory with a model loaded',
    figures: [
      { key: 'idle', title: 'of the companion when idle', unit: 'MB', better: 'less', goal: 150 },
      {
        key: 'after',
        title: `of the companion after ${ANSWERS} answers`,
        unit: 'MB',
        better: 'less',
        goal: 150,
      },
      { key: 'child', title: 'of the process with the model', unit: 'MB', better: 'less' },
    ],
    rounds: 1,
    candidates: [{ name: 'Nima', measure: async () => withCompanion(root, { model }, weighed) }],
  };
}

async function weighed(companion: EngineCompanion): Promise<Measures> {
  const megabytes = async (pid: number) => (await residentMb(pid)) ?? Number.NaN;
  await wait(IDLE_AFTER_MS);
  const idle = await megabytes(companion.pid);
  for (let at = 0; at < ANSWERS; at += 1) {
    const asked = { message: madeUpText(10, at), maxTokens: 24, seed: at };
    await companion.ask(asked).first('done');
  }
  const child = await megabytes(await companion.childPid());
  return { idle, after: await megabytes(companion.pid), child };
}
