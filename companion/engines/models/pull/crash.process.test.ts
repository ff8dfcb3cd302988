import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { startFakeHub } from '../../../testing/fake-hub.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import type { CatalogueEntry } from '../../catalogue/catalogue-entry.ts';
import { entryAt, sha256Of, tinyModel } from '../testing/pulling.ts';
import { eventually } from '../testing/eventually.ts';
import { openPins } from './pins.ts';

// Inside the repository, because what is built looks for its dependencies in the node_modules above it.
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/', import.meta.url));
/** From the first request to the last rename: a download of this size takes some tens of milliseconds. */
const LATEST_KILL_MS = 60;

let folder: string;
beforeAll(async () => {
  await mkdir(CACHE, { recursive: true });
  folder = await mkdtemp(join(CACHE, 'pull-'));
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('../testing/pull-process.ts', import.meta.url)),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'pull.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (models: string, entry: CatalogueEntry): ChildProcess =>
  spawn(process.execPath, [join(folder, 'pull.mjs'), models, JSON.stringify(entry)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function finish(models: string, entry: CatalogueEntry): Promise<Buffer> {
  const [code] = (await once(
    start(models, entry).on('spawn', () => undefined),
    'exit',
  )) as [number | null];
  expect(code).toBe(0);
  return readFile(join(models, 'tiny.gguf'));
}

describe('a download whose process is killed', () => {
  it('goes on where it was, and gives the right bytes', async () => {
    const [hub, models] = [await startFakeHub(), await tempFolder()];
    const bytes = await tinyModel(await tempFolder());
    const entry = entryAt(hub, bytes);
    hub.misbehave('/tiny.gguf', { stallAfter: 30_000 });
    const child = start(models, entry);
    await eventually(async () => expect(await readFile(join(models, 'tiny.gguf.part'))).toHaveLength(30_000));
    await kill(child);
    expect((await finish(models, entry)).equals(bytes)).toBe(true);
    expect(hub.requests.map(({ range }) => range)).toEqual([undefined, 'bytes=30000-']);
  }, 60_000);

  it('leaves the whole file or none under its name, at whatever moment', async () => {
    const hub = await startFakeHub();
    const bytes = await tinyModel(await tempFolder());
    const moments = fc.sample(
      fc.tuple(fc.double({ min: 0, max: LATEST_KILL_MS, noNaN: true }), fc.boolean()),
      { seed: 5, numRuns: runs(40) },
    );
    for (const [moment, isKnown] of moments) {
      const models = await tempFolder();
      const entry = entryAt(hub, bytes, isKnown ? {} : { sha256: null });
      const child = start(models, entry);
      await once(child.stdout ?? child, 'data');
      await wait(moment);
      await kill(child);
      const left = await readFile(join(models, 'tiny.gguf')).catch(() => null);
      expect(left === null || left.equals(bytes)).toBe(true);
      expect((await finish(models, entry)).equals(bytes)).toBe(true);
      const pin = await openPins(models, async () => undefined).find('tiny/tiny.gguf');
      expect(pin?.sha256).toBe(sha256Of(bytes));
    }
  }, 600_000);
});
