import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from '../../../shared/schemas/zod.ts';
import { type ThreadRate, threadRate } from './messages.ts';

const FILE = 'threads.json';
/** One thread less must be this much slower, or it is the better choice: the machine has more to do than this. */
const WORTH_A_THREAD = 1.05;

const measured = z.object({ threads: z.int().check(z.minimum(1)), rates: z.array(threadRate) });
/** With how many threads a model is quickest here, and what that was chosen from. */
export type Measured = z.infer<typeof measured>;
const file = z.record(z.string(), measured);

/** A file is replaced whole or not at all. */
export type ReplaceFile = (path: string, text: string) => Promise<void>;

/** One core is left to the companion, and to whoever else uses the machine. */
export const defaultThreads = (cores: number): number => Math.max(1, cores - 1);

export const candidatesOf = (cores: number): number[] =>
  Array.from({ length: cores }, (_, index) => index + 1);

/** The quickest; of those about as quick, the one with the fewest threads. */
export function bestOf(rates: readonly ThreadRate[]): number | undefined {
  const [first, ...others] = rates.toSorted((a, b) => a.threads - b.threads);
  let best = first;
  for (const rate of others) {
    if (best && rate.tokensPerSecond > best.tokensPerSecond * WORTH_A_THREAD) best = rate;
  }
  return best?.threads;
}

/** What was measured, by model and machine: another file or another number of cores is measured anew. */
export class ThreadStore {
  readonly #folder: string;
  readonly #replaceFile: ReplaceFile;

  constructor(folder: string, replaceFile: ReplaceFile) {
    this.#folder = folder;
    this.#replaceFile = replaceFile;
  }

  async get(modelPath: string, cores: number): Promise<Measured | undefined> {
    const all = await this.#read();
    return all[await keyOf(modelPath, cores)];
  }

  async put(modelPath: string, cores: number, value: Measured): Promise<void> {
    const all = { ...(await this.#read()), [await keyOf(modelPath, cores)]: value };
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#replaceFile(join(this.#folder, FILE), `${JSON.stringify(all, null, 2)}\n`);
  }

  /** A file that is absent or damaged holds nothing: it is measured again. */
  async #read(): Promise<Readonly<Record<string, Measured>>> {
    try {
      return file.parse(JSON.parse(await readFile(join(this.#folder, FILE), 'utf8')));
    } catch {
      return {};
    }
  }
}

/** A model that is not there has no size; it is refused when it is loaded. */
async function keyOf(modelPath: string, cores: number): Promise<string> {
  const size = await stat(modelPath).then(
    (found) => found.size,
    () => 0,
  );
  return `${basename(modelPath)} · ${size} bytes · ${cores} cores`;
}
