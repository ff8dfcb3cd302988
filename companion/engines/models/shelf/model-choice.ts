import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReplaceFile } from '../pull/pins.ts';

const kept = z.object({ path: z.string().min(1).max(4096) });

/** Which model was chosen, in $NIMA_HOME/models/choice.json: by its path, since names of files can be the same. */
export interface ModelChoiceStore {
  /** Null where none was chosen, or the file is damaged: choosing again is one click. */
  get(): Promise<string | null>;
  set(path: string): Promise<void>;
}

export function openModelChoice(modelsFolder: string, replaceFile: ReplaceFile): ModelChoiceStore {
  const file = join(modelsFolder, 'choice.json');
  return {
    async get() {
      try {
        return kept.parse(JSON.parse(await readFile(file, 'utf8'))).path;
      } catch {
        return null;
      }
    },
    set: async (path) => replaceFile(file, `${JSON.stringify({ path })}\n`),
  };
}
