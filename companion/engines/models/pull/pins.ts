import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fault } from '../../../../shared/protocol/errors.ts';

/** Replaces a file whole, and durably. */
export type ReplaceFile = (path: string, text: string) => Promise<void>;

const pin = z.object({
  sha256: z.string().regex(/^[a-f0-9]{64}$/),
  sizeBytes: z.number().int().nonnegative(),
  pinnedAt: z.number().int(),
});
const pinFile = z.record(z.string(), pin);
export type Pin = z.infer<typeof pin>;

/**
 * What every download of the catalogue turned out to be, in $NIMA_HOME/models/pins.json. Where nobody published a hash,
 * the first download decides and later ones must be the same: so this stays when a model is deleted.
 */
export interface Pins {
  /** By `<id of the entry>/<path of the file>`. Empty where the file is damaged. */
  readAll(): Promise<ReadonlyMap<string, Pin>>;
  /** What a new download is held to; an error where that cannot be known. */
  find(key: string): Promise<Pin | null>;
  keep(key: string, pin: Pin): Promise<void>;
}

export function openPins(modelsFolder: string, replaceFile: ReplaceFile): Pins {
  const path = join(modelsFolder, 'pins.json');
  const mustRead = async (): Promise<Map<string, Pin>> => {
    const found = await readPins(path);
    if (found !== null) return found;
    throw fault(
      'download_failed',
      `${path} is damaged, so nobody knows what earlier downloads were. Remove it to trust the next ones.`,
      { details: { path } },
    );
  };
  return {
    readAll: async () => (await readPins(path)) ?? new Map(),
    find: async (key) => (await mustRead()).get(key) ?? null,
    keep: async (key, value) => {
      const all = (await mustRead()).set(key, value);
      await replaceFile(path, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
    },
  };
}

/** Null where there is a file that cannot be understood: forgetting it silently would trust anything anew. */
async function readPins(path: string): Promise<Map<string, Pin> | null> {
  try {
    return new Map(Object.entries(pinFile.parse(JSON.parse(await readFile(path, 'utf8')))));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Map() : null;
  }
}
