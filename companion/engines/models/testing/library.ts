import { join } from 'node:path';
import { onTestFinished, vi, type Mock } from 'vitest';
import type { ModelsEvent } from '../../../../shared/protocol/events.ts';
import type { Hardware } from '../../../../shared/schemas/index.ts';
import { FakeClock } from '../../../../shared/testing/fakes.ts';
import { replaceFile } from '../../../storage/atomic-file.ts';
import { openEmbeddingModelFolder } from '../../../storage/embedding-model-folder.ts';
import { FakeTimer } from '../../../testing/fake-timer.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { ModelLibrary, type LibraryDeps } from '../model-library.ts';
import { isLoopback } from './pulling.ts';

export interface TestLibrary {
  readonly library: ModelLibrary;
  readonly home: string;
  readonly models: string;
  readonly events: ModelsEvent[];
  readonly timer: FakeTimer;
  readonly switchTo: Mock<LibraryDeps['switchTo']>;
  readonly onUnknown: Mock<(error: unknown) => void>;
  /** Another one on the same disk, as after a restart. */
  again(): ModelLibrary;
}

export const TEST_HARDWARE: Hardware = {
  memoryBytes: 8e9,
  cores: 4,
  board: null,
  gpu: null,
  freeDiskBytes: 100e9,
};

/** What a library needs where nothing of it may reach an engine, a hub or a clock that moves. */
export function quietDeps(home: string): LibraryDeps {
  return {
    home,
    folders: [],
    catalogue: [],
    defaults: [],
    embeddingModels: openEmbeddingModelFolder(home),
    clock: new FakeClock(),
    timer: new FakeTimer(),
    fetch,
    mayAsk: isLoopback,
    replaceFile,
    freeBytes: async () => 100e9,
    readHardware: async () => TEST_HARDWARE,
    smoke: async () => ({ isUsable: true }),
    switchTo: async () => undefined,
    mayStartFirst: () => true,
    onUnknown: () => undefined,
  };
}

/** The real library on a folder of its own; what it would do to an engine is only noted. */
export async function openTestLibrary(more: Partial<LibraryDeps> = {}): Promise<TestLibrary> {
  const home = await tempFolder();
  const events: ModelsEvent[] = [];
  const timer = new FakeTimer();
  const switchTo = vi.fn<LibraryDeps['switchTo']>(async () => undefined);
  const onUnknown = vi.fn<(error: unknown) => void>();
  const open = (): ModelLibrary => {
    const library = new ModelLibrary({ ...quietDeps(home), timer, switchTo, onUnknown, ...more });
    onTestFinished(() => library.close());
    return library;
  };
  const library = open();
  library.subscribe((event) => void events.push(event));
  return { library, home, models: join(home, 'models'), events, timer, switchTo, onUnknown, again: open };
}
