import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { companionStatus } from '../../shared/schemas/index.ts';
import { runs } from '../../shared/testing/runs.ts';
import { arbitraryRequests } from '../testing/arbitrary-request.ts';
import { buildCompanion, type BuiltCompanion } from '../testing/build-companion.ts';
import { rawExchange } from '../testing/raw-exchange.ts';
import { startCompanion } from '../testing/start-companion.ts';
import { tempFolder } from '../testing/temp-folder.ts';

/** Twice what an idle companion may have. Garbage that waits to be collected is in it; a leak would soon be beyond it. */
const MOST_MEMORY_BYTES = 240 * 1024 * 1024;

/** Connections under way together: each waits a moment before it ends, and they can wait side by side. */
const AT_ONCE = 25;

let built: BuiltCompanion;
beforeAll(async () => {
  built = await buildCompanion();
}, 60_000);
afterAll(() => built.remove());

async function startedWithApp() {
  const webDir = await tempFolder();
  await mkdir(join(webDir, 'assets'));
  for (const file of ['index.html', 'sw.js', 'assets/a-12345678.js'])
    await writeFile(join(webDir, file), file);
  const env = { NIMA_WEB_DIR: webDir, NIMA_LOG_LEVEL: 'error' };
  const companion = await startCompanion({ entry: built.entry, env });
  onTestFinished(async () => void (await companion.kill()));
  return companion;
}

it('whatever arrives is served or refused: no answer is a failure, no connection hangs, memory stays bounded', async () => {
  const { origin, key, stderr } = await startedWithApp();
  const { host, port } = new URL(origin);
  const batch = fc.array(arbitraryRequests({ host, key }), { minLength: AT_ONCE, maxLength: AT_ONCE });
  await fc.assert(
    fc.asyncProperty(batch, async (connections) => {
      // A connection that stays open would never resolve, and the test would end by its limit.
      const answers = await Promise.all(connections.map((bytes) => rawExchange(Number(port), bytes)));
      expect(answers.flatMap((answer) => answer.match(/^HTTP\/\S+ 5\d\d.*$/gm) ?? [])).toEqual([]);
    }),
    { seed: 8787, numRuns: runs(800) },
  );
  // It logs what it could not explain, and nothing else at this level.
  expect(stderr()).toBe('');
  const answer = await fetch(`${origin}/v1/companion`, { headers: { authorization: `Bearer ${key}` } });
  const status = companionStatus.parse(await answer.json());
  expect(status.openStreams).toBe(0);
  expect(status.memoryBytes).toBeLessThan(MOST_MEMORY_BYTES);
}, 900_000);
