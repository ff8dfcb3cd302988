import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FakeClock } from '../../../../shared/testing/fakes.ts';
import type { FakeHub } from '../../../testing/fake-hub.ts';
import { FakeTimer } from '../../../testing/fake-timer.ts';
import { writeModel } from '../../../testing/gguf/write-model.ts';
import type { CatalogueEntry } from '../../catalogue/catalogue-entry.ts';
import { openPins } from '../pull/pins.ts';
import type { PullDeps } from '../pull/pull-model.ts';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The hub of tests is on this machine, where nobody listens in between. */
export const isLoopback = (url: URL): boolean => url.hostname === '127.0.0.1';

export interface TestPull extends PullDeps {
  readonly clock: FakeClock;
  readonly timer: FakeTimer;
}

/** What a download needs, with time in the hands of the test. */
export function pullDeps(modelsFolder: string, more: Partial<PullDeps> = {}): TestPull {
  return {
    modelsFolder,
    fetch,
    mayAsk: isLoopback,
    pins: openPins(modelsFolder, async (path, text) => writeFile(path, text)),
    smoke: async () => ({ isUsable: true }),
    freeBytes: async () => 100e9,
    ...more,
    clock: new FakeClock(),
    timer: new FakeTimer(),
  };
}

/** A real, tiny model. */
export async function tinyModel(folder: string, seed = 1): Promise<Buffer> {
  const path = join(folder, `.seed-${seed}`);
  await mkdir(folder, { recursive: true });
  await writeModel(path, { format: 'q4_0', seed });
  return readFile(path);
}

/** An entry whose one file lies at the hub. */
export function entryAt(
  hub: FakeHub,
  bytes: Uint8Array,
  file: { sizeBytes?: number | null; sha256?: string | null; path?: string } = {},
): CatalogueEntry {
  const { path = 'tiny.gguf' } = file;
  return {
    id: 'tiny',
    name: 'Tiny',
    use: 'chat',
    licence: 'CC0-1.0',
    licenceUrl: 'https://creativecommons.org/publicdomain/zero/1.0/',
    page: 'https://example.org/tiny',
    summary: 'For tests.',
    memoryGb: 2,
    folder: null,
    files: [
      {
        path,
        url: hub.put(`/${path}`, bytes),
        sizeBytes: file.sizeBytes === undefined ? bytes.length : file.sizeBytes,
        sha256: file.sha256 === undefined ? sha256Of(bytes) : file.sha256,
      },
    ],
  };
}
