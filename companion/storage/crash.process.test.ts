import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { dataOriginBody } from '../../shared/schemas/index.ts';
import { runs } from '../../shared/testing/runs.ts';
import { buildCompanion, type BuiltCompanion } from '../testing/build-companion.ts';
import { startCompanion, type RunningCompanion } from '../testing/start-companion.ts';
import { tempFolder } from '../testing/temp-folder.ts';

/** From before the request arrives to after it is answered: a write takes a few milliseconds. */
const LATEST_KILL_MS = 12;

let built: BuiltCompanion;
beforeAll(async () => {
  built = await buildCompanion();
}, 60_000);
afterAll(() => built.remove());

/** Tells the companion its own address. Resolves with whether it said that it has kept it. */
async function tellOrigin({ origin, key }: RunningCompanion): Promise<boolean> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await fetch(origin + ROUTES.dataOrigin, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ origin }),
  }).catch(() => null);
  return answer?.status === 204;
}

/** The address on disk; null where there is no file yet. Anything but a whole file throws. */
async function originOnDisk(home: string): Promise<string | null> {
  const text = await readFile(join(home, 'data-origin.json'), 'utf8').catch(() => null);
  return text === null ? null : dataOriginBody.parse(JSON.parse(text)).origin;
}

it('the address of the data is whole at whatever moment the companion is killed, and kept once it said so', async () => {
  const home = join(await tempFolder(), 'home');
  const moments = fc.sample(fc.double({ min: 0, max: LATEST_KILL_MS, noNaN: true }), {
    seed: 9,
    numRuns: runs(100),
  });
  let before: string | null = null;
  for (const moment of moments) {
    // On a port of its own each time, so that there is another address to write.
    const companion = await startCompanion({ entry: built.entry, home });
    // A connection that is open already, so that the moments fall into the write and not into getting there.
    await fetch(companion.origin + ROUTES.health);
    const told = tellOrigin(companion);
    await wait(moment);
    await companion.kill();
    const wasKept = await told;
    const after = await originOnDisk(home);
    expect(wasKept ? [companion.origin] : [companion.origin, before]).toContain(after);
    before = after;
  }
}, 600_000);
