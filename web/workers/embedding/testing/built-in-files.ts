import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PUBLIC_MODELS = fileURLToPath(new URL('../../../../public/models/', import.meta.url));

/** The files that ship, from the disk. */
export async function readBuiltInFiles(id: string): Promise<{ weights: Uint8Array; tokenizer: unknown }> {
  const folder = join(PUBLIC_MODELS, id);
  return {
    weights: await readFile(join(folder, 'model.safetensors')),
    tokenizer: JSON.parse(await readFile(join(folder, 'tokenizer.json'), 'utf8')),
  };
}
