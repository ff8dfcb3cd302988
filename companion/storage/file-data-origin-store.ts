import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataOriginBody } from '../../shared/schemas/index.ts';
import type { DataOriginStore } from '../ports/data-origin-store.ts';
import { replaceFile } from './atomic-file.ts';

/** An unreadable or damaged file counts as "not told yet": the app tells again on its next visit. */
async function readKept(path: string): Promise<string | null> {
  try {
    const parsed = dataOriginBody.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data.origin : null;
  } catch {
    return null;
  }
}

/** Keeps the address in $NIMA_HOME/data-origin.json. */
export async function openDataOriginStore(home: string): Promise<DataOriginStore> {
  const path = join(home, 'data-origin.json');
  let kept = await readKept(path);
  return {
    get: () => kept,
    async set(origin) {
      if (origin === kept) return;
      await replaceFile(path, `${JSON.stringify({ origin })}\n`);
      kept = origin;
    },
  };
}
