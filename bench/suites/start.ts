import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { residentMb, startChild, type Child } from '../lib/child.ts';
import { startBuiltCompanion } from '../lib/companion.ts';
import type { BenchContext, Candidate, Figure, Suite } from '../lib/suite.ts';

const LISTENING: Figure = {
  key: 'listening',
  title: 'spawn to listening',
  unit: 'ms',
  better: 'less',
  goal: 1000,
};
const IDLE: Figure = {
  key: 'idle',
  title: 'resident memory when idle',
  unit: 'MB',
  better: 'less',
  goal: 120,
};

/** By then Node has collected what starting left behind, and whoever starts a service looks at it. */
const IDLE_AFTER_MS = 5000;

type Starter = readonly [name: string, start: () => Promise<Child>];

function starters(root: string): Starter[] {
  const peer = (file: string) => startChild([join(root, 'bench/peers', file)], /^ready at (\d+)$/m);
  return [
    ['Nima companion', () => startBuiltCompanion(root)],
    ['Fastify, one route', () => peer('hello-fastify.mjs')],
    ['node:http, one answer', () => peer('hello-node.mjs')],
  ];
}

function measured(starter: Starter, look: (child: Child) => Promise<Record<string, number>>): Candidate {
  const [name, start] = starter;
  return {
    name,
    measure: async () => {
      const child = await start();
      try {
        return await look(child);
      } finally {
        await child.stop();
      }
    },
  };
}

async function idleMemory(child: Child): Promise<Record<string, number>> {
  await wait(IDLE_AFTER_MS);
  const idle = await residentMb(child.pid);
  return idle === undefined ? {} : { idle };
}

/** How soon the companion answers, and what it costs to leave it running. */
export const startSuite: Suite = {
  name: 'start',
  run: async ({ root, say, measure }: BenchContext) => {
    const all = starters(root);
    await measure({
      title: 'a process from nothing',
      figures: [LISTENING],
      rounds: 11,
      warmUps: 1,
      candidates: all.map((starter) => measured(starter, async ({ readyMs }) => ({ listening: readyMs }))),
    });
    if (process.platform !== 'linux')
      return say('Idle memory is read from /proc, which only Linux has: left out.');
    await measure({
      title: `${IDLE_AFTER_MS / 1000} s after the start`,
      figures: [IDLE],
      rounds: 3,
      candidates: all.map((starter) => measured(starter, idleMemory)),
    });
  },
};
