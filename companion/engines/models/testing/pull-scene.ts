import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { startFakeHub, type FakeHub } from '../../../testing/fake-hub.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import type { CatalogueEntry } from '../../catalogue/catalogue-entry.ts';
import { pullModel, type PullDeps, type PullStep } from '../pull/pull-model.ts';
import { entryAt, pullDeps, tinyModel, type TestPull } from './pulling.ts';

/** A hub with one model, and a folder that it is to come to. */
export interface Scene {
  readonly hub: FakeHub;
  readonly bytes: Buffer;
  readonly entry: CatalogueEntry;
  readonly folder: string;
  readonly deps: TestPull;
  readonly steps: PullStep[];
  readonly ending: AbortController;
  /** Downloads with time going on by itself: pauses and silence are over at once. */
  pull(more?: Partial<PullDeps>, entry?: CatalogueEntry): Promise<void>;
  placed(name?: string): Promise<Buffer>;
}

export async function scene(file: Parameters<typeof entryAt>[2] = {}): Promise<Scene> {
  const [hub, folder] = [await startFakeHub(), join(await tempFolder(), 'models')];
  const bytes = await tinyModel(await tempFolder());
  const entry = entryAt(hub, bytes, file);
  const deps = pullDeps(folder);
  const steps: PullStep[] = [];
  const ending = new AbortController();
  return {
    hub,
    bytes,
    entry,
    folder,
    deps,
    steps,
    ending,
    pull: async (more = {}, other = entry) => {
      const pulling = pullModel(other, { ...deps, ...more }, ending.signal, (step) => void steps.push(step));
      return whileTimePasses(deps, hub, steps, pulling);
    },
    placed: async (name = 'tiny.gguf') => readFile(join(folder, name)),
  };
}

/** Lets a pause end, and silence count as silence, wherever a download is waiting for nothing else. */
async function whileTimePasses(
  { timer }: TestPull,
  hub: FakeHub,
  steps: readonly PullStep[],
  pulling: Promise<void>,
): Promise<void> {
  const isOver = pulling.then(
    () => true,
    () => true,
  );
  const soon = async () => new Promise<boolean>((resolve) => void setImmediate(() => resolve(false)));
  const pauses = () => steps.filter(({ phase }) => phase === 'waiting').length;
  let [paused, silent] = [pauses(), hub.stalls.length];
  while (!(await Promise.race([isOver, soon()]))) {
    const stall = hub.stalls[silent];
    const isSilent = stall !== undefined && (steps.at(-1)?.doneBytes ?? 0) >= stall.reached;
    if (!isSilent && pauses() === paused) continue;
    [paused, silent] = [pauses(), hub.stalls.length];
    if (isSilent && stall.isCut) hub.breakAll();
    else timer.advance(60_000);
  }
  return pulling;
}
