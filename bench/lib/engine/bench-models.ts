import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TALK } from '../prompt-layouts.ts';
import { WORDS } from './made-up-text.ts';
import { writeModel, type ModelToWrite } from '../../../companion/testing/gguf/write-model.ts';

/** Made by the run that needs them first: no weights are real, the work of a token is. */
const MODELS = {
  /** About 125 million weights. */
  bench: { shape: 'bench', format: 'q4_0' },
  /** Where tokens are counted and their speed is no matter. */
  tiny: { format: 'q8_0', seed: 5 },
  /** It always replies the same, as long as the replies of the conversation are. */
  talk: { shape: 'long', says: WORDS.slice(0, TALK.reply).join(' ') },
} as const satisfies Record<string, ModelToWrite>;

export type BenchModel = keyof typeof MODELS;

/** The path of a model in the cache of this checkout. */
export async function benchModel(root: string, name: BenchModel): Promise<string> {
  const folder = join(root, 'node_modules/.cache/bench-models');
  const path = join(folder, `${name}.gguf`);
  if (await stat(path).catch(() => null)) return path;
  await mkdir(folder, { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeModel(part, MODELS[name]);
  await rename(part, path);
  return path;
}
