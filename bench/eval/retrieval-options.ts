import { parseArgs } from 'node:util';

export const USAGE =
  'npm run eval:retrieval -- --task FOLDER --out FILE [--embedder builtin|none|dir:FOLDER] [--no-neighbours]';

/** What turns texts into vectors: the model that ships, nothing, or one in the layout of transformers.js. */
export type EmbedderWish = { kind: 'builtin' } | { kind: 'none' } | { kind: 'dir'; folder: string };

export interface RetrievalOptions {
  readonly task: string;
  readonly out: string;
  readonly embedder: EmbedderWish;
  readonly withoutNeighbours: boolean;
}

const DIR = 'dir:';

/** Throws with one line for the person where the arguments make no sense. */
export function parseRetrievalOptions(args: readonly string[]): RetrievalOptions {
  const { task, out, embedder, 'no-neighbours': withoutNeighbours } = valuesOf(args);
  if (!task || !out) throw new Error(USAGE);
  return { task, out, embedder: readEmbedder(embedder), withoutNeighbours };
}

function valuesOf(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        task: { type: 'string' },
        out: { type: 'string' },
        embedder: { type: 'string', default: 'builtin' },
        'no-neighbours': { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (cause) {
    throw new Error(USAGE, { cause });
  }
}

function readEmbedder(name: string): EmbedderWish {
  if (name === 'builtin' || name === 'none') return { kind: name };
  const folder = name.startsWith(DIR) ? name.slice(DIR.length) : '';
  if (folder === '') throw new Error(`There is no embedder "${name}": builtin, none or dir:FOLDER.`);
  return { kind: 'dir', folder };
}
