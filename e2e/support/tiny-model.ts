import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildOnnxFolder } from '../../web/workers/embedding/testing/tiny-onnx-model.ts';

/** Two words that mean the same to this model, and to no other. */
export const ALIKE = ['zorp', 'blick'] as const;

const WORDS = {
  ...Object.fromEntries(ALIKE.map((word) => [word, [1, 0, 0, 0]])),
  pebble: [0, 1, 0, 0],
  number: [0, 0, 1, 0],
};

/** Writes a sentence model in transformers.js layout into a folder. */
export async function writeTinyModel(folder: string): Promise<void> {
  for (const { path, content } of buildOnnxFolder(WORDS)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, Buffer.from(await content.arrayBuffer()));
  }
}
