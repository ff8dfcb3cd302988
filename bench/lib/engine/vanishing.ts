import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ROUTES } from '../../../shared/protocol/routes.ts';
import { chance } from '../../../shared/testing/chance.ts';
import { residentMb } from '../child.ts';
import type { Figure, Group, Measures } from '../suite.ts';
import type { EngineCompanion } from './engine-companion.ts';
import { openHandles } from './process-figures.ts';

const CLIENTS = 200;
const AT_ONCE = 10;
const LONGEST_STAY_MS = 400;
/** By then the kernel has told the companion of every connection that is gone. */
const SETTLED_MS = 1000;

const FIGURES: readonly Figure[] = [
  { key: 'before', title: 'memory of the companion before', unit: 'MB', better: 'less' },
  { key: 'after', title: 'memory of the companion after', unit: 'MB', better: 'less', goal: 150 },
  { key: 'grown', title: 'memory, after less before', unit: 'MB', better: 'less', goal: 5 },
  { key: 'handles', title: 'open handles, after less before', unit: 'handles', better: 'less', goal: 0 },
  { key: 'streams', title: 'open streams after', unit: 'streams', better: 'less', goal: 0 },
  { key: 'free', title: 'from the last one leaving to nobody in line', unit: 'ms', better: 'less' },
  {
    key: 'answered',
    title: 'then, from a question to its first word',
    unit: 'ms',
    better: 'less',
    goal: 500,
  },
];

/**
 * Clients that connect and vanish at any moment. What they asked for goes on without them, up to a minute, so the line
 * is free once the few that were in it are answered.
 */
export function vanishing(companion: EngineCompanion): Group {
  const random = chance(200);
  return {
    title: `${CLIENTS} clients that connect and vanish`,
    figures: FIGURES,
    rounds: 4,
    // What the first of them leave is room that the next ones use.
    warmUps: 2,
    candidates: [{ name: 'Nima', measure: async () => vanishAll(companion, random) }],
  };
}

async function vanishAll(companion: EngineCompanion, random: () => number): Promise<Measures> {
  const { pid } = companion;
  const look = async () => ({
    memory: (await residentMb(pid)) ?? Number.NaN,
    handles: await openHandles(pid),
  });
  await companion.status();
  const before = await look();
  for (let left = CLIENTS; left > 0; left -= AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, async () => vanish(companion, random)));
  }
  const leftAt = performance.now();
  const streams = await settled(companion);
  const free = performance.now() - leftAt;
  await wait(SETTLED_MS);
  const after = await look();
  const asking = companion.ask({ message: 'Is anybody there?', maxTokens: 1, seed: 1 });
  const answered = (await asking.first('text')).at - asking.askedAt;
  await asking.first('done');
  return {
    before: before.memory,
    after: after.memory,
    grown: after.memory - before.memory,
    handles: after.handles - before.handles,
    streams,
    free,
    answered,
  };
}

/** Resolves when nobody is in line, with the streams that are open then. */
async function settled(companion: EngineCompanion): Promise<number> {
  for (;;) {
    const { engine, openStreams } = await companion.status();
    if (engine && !engine.line.isBusy && engine.line.waiting === 0) return openStreams;
    await wait(20);
  }
}

/** Asks, and tears the connection down at some moment, in the middle of its own request perhaps. */
async function vanish({ origin, address }: EngineCompanion, random: () => number): Promise<void> {
  const { port, host } = new URL(origin);
  const isStream = random() < 0.8;
  const body = JSON.stringify({ message: 'Hello', maxTokens: 24, stream: isStream });
  const request = [
    `POST ${ROUTES.chatStream} HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: Bearer ${new URL(address).hash.replace('#key=', '')}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
  const socket = connect(Number(port), 'localhost');
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.write(random() < 0.2 ? request.slice(0, Math.floor(random() * request.length)) : request);
  if (random() < 0.5) socket.pause();
  else socket.resume();
  await wait(random() ** 2 * LONGEST_STAY_MS);
  if (random() < 0.5) socket.resetAndDestroy();
  else socket.destroy();
  await closed;
}
