import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { replaceFile } from '../../../storage/atomic-file.ts';
import { type ModelToWrite, writeModel } from '../../../testing/gguf/write-model.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import type { ModelState } from '../../../../shared/ports/model.ts';
import { LlamaModel, type LlamaOptions } from '../llama-model.ts';

export const CALM =
  'A calm answer made of twenty five words that never come again so each one can be told apart from all others here today friend';

/** Resolves when the state is one of these kinds. */
export async function reaches(
  model: Pick<LlamaModel, 'getState' | 'subscribe'>,
  ...kinds: readonly ModelState['kind'][]
): Promise<ModelState> {
  return new Promise((resolve) => {
    const check = (): boolean => {
      const state = model.getState();
      if (!kinds.includes(state.kind)) return false;
      stop();
      resolve(state);
      return true;
    };
    const stop = model.subscribe(check);
    check();
  });
}

export interface Stage {
  readonly folder: string;
  readonly modelPath: string;
  open(more?: Partial<LlamaOptions>): Promise<LlamaModel>;
  ready(more?: Partial<LlamaOptions>): Promise<LlamaModel>;
}

/** A folder with a model of its own; what is opened there is closed when the test is over. */
export async function stageOf(childEntry: string, wish: ModelToWrite = { says: CALM }): Promise<Stage> {
  const folder = await tempFolder();
  const modelPath = join(folder, 'model.gguf');
  await writeModel(modelPath, wish);
  const open = async (more: Partial<LlamaOptions> = {}): Promise<LlamaModel> => {
    const stateFolder = join(folder, 'states');
    const model = await LlamaModel.open({ modelPath, childEntry, stateFolder, replaceFile, threads: 1, ...more });
    onTestFinished(async () => model.close());
    return model;
  };
  const ready = async (more?: Partial<LlamaOptions>): Promise<LlamaModel> => {
    const model = await open(more);
    const state = await reaches(model, 'ready', 'failed');
    if (state.kind === 'failed') throw new Error(state.reason);
    return model;
  };
  return { folder, modelPath, open, ready };
}
