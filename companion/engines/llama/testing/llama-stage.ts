import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ModelState } from '../../../../shared/ports/model.ts';
import { replaceFile } from '../../../storage/atomic-file.ts';
import { type ModelToWrite, writeModel } from '../../../testing/gguf/write-model.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { LlamaModel, type LlamaOptions } from '../llama-model.ts';

/** No word twice, and each one a token. */
export const CALM =
  'A calm answer made of twenty five words that never come again so each one can be told apart from all others here today friend';

/** Resolves when the state is one of these kinds. */
export async function reaches(
  model: LlamaModel,
  ...kinds: readonly ModelState['kind'][]
): Promise<ModelState> {
  return new Promise((resolve) => {
    const check = (state: ModelState): void => {
      if (!kinds.includes(state.kind)) return;
      stop();
      resolve(state);
    };
    const stop = model.subscribe(check);
    check(model.getState());
  });
}

async function isReady(model: LlamaModel): Promise<LlamaModel> {
  const state = await reaches(model, 'ready', 'failed');
  if (state.kind === 'failed') throw new Error(state.reason);
  return model;
}

function optionsIn(folder: string, childEntry: string): LlamaOptions {
  const modelPath = join(folder, 'model.gguf');
  return { modelPath, childEntry, stateFolder: join(folder, 'states'), replaceFile, threads: 1 };
}

export interface Stage {
  readonly folder: string;
  readonly modelPath: string;
  /** Opens a model, and closes it when the test is over. */
  open(more?: Partial<LlamaOptions>): Promise<LlamaModel>;
  ready(more?: Partial<LlamaOptions>): Promise<LlamaModel>;
  /** Names of the states that were saved. */
  savedStates(): Promise<string[]>;
  /** Turns one byte in the middle of each. */
  damageStates(): Promise<void>;
}

/** A folder with a model of its own, for one test. */
export async function stageOf(childEntry: string, wish: ModelToWrite = { says: CALM }): Promise<Stage> {
  const folder = await tempFolder();
  const options = optionsIn(folder, childEntry);
  await writeModel(options.modelPath, wish);
  const open = async (more: Partial<LlamaOptions> = {}): Promise<LlamaModel> => {
    const model = await LlamaModel.open({ ...options, ...more });
    onTestFinished(async () => model.close());
    return model;
  };
  const savedStates = async (): Promise<string[]> =>
    (await readdir(options.stateFolder)).filter((name) => name.endsWith('.state'));
  const damageStates = async (): Promise<void> => {
    for (const name of await savedStates()) {
      const path = join(options.stateFolder, name);
      const bytes = await readFile(path);
      const middle = bytes.length >> 1;
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      await writeFile(path, bytes);
    }
  };
  const ready = async (more?: Partial<LlamaOptions>): Promise<LlamaModel> => isReady(await open(more));
  return { folder, modelPath: options.modelPath, open, ready, savedStates, damageStates };
}

export interface Shared {
  readonly model: LlamaModel;
  readonly folder: string;
  close(): Promise<void>;
}

/** A model for all tests of a file: starting one takes longer than most of them. */
export async function sharedModel(
  childEntry: string,
  wish: ModelToWrite,
  { embedsItself = false } = {},
): Promise<Shared> {
  const folder = await mkdtemp(join(tmpdir(), 'nima-llama-'));
  const options = optionsIn(folder, childEntry);
  await writeModel(options.modelPath, wish);
  const model = await LlamaModel.open(
    embedsItself ? { ...options, embeddingModelPath: options.modelPath } : options,
  );
  const close = async (): Promise<void> => {
    await model.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { model: await isReady(model), folder, close };
}
