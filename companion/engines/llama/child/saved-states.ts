import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A state of 500 tokens of a small model is about 50 MB: enough for the personas in use, and no more. */
const MOST_FILES = 4;
const MOST_BYTES = 512 * 1024 * 1024;
/** Raised when what is in a file, or what decides whether it fits, changes. */
const FORMAT = 1;
/** Of a model's file: its description, which no two models share. */
const HEAD_BYTES = 256 * 1024;
const STATE = /^([0-9a-f]{32})\.([0-9a-f]{64})\.state$/;
/** A file in use has this name meanwhile: one that ended the process is not tried again. */
const IN_USE = '.in-use';
const PART = '.part';

/** Reads a state in, or writes one out: it may fail, and it may end the process. */
type Transfer = (path: string) => Promise<unknown>;

/**
 * What a model had read, on disk: the beginning of all prompts need not be read again after a start. A file is named
 * by what it holds the reading of and by the hash of its content, so a damaged or foreign one is never loaded.
 */
export class SavedStates {
  readonly #folder: string;
  readonly #model: string;
  #naming: Promise<void> = Promise.resolve();

  private constructor(folder: string, model: string) {
    this.#folder = folder;
    this.#model = model;
  }

  /** For this model and this version of the library; leftovers of an interrupted run go. */
  static async open(folder: string, modelPath: string, library: string): Promise<SavedStates> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) {
      if (name.endsWith(IN_USE) || name.endsWith(PART)) await rm(join(folder, name), { force: true });
    }
    return new SavedStates(folder, `${FORMAT} ${library} ${await markOf(modelPath)}`);
  }

  /** Whether the reading of these tokens was found and loaded. */
  async load(tokens: readonly number[], read: Transfer): Promise<boolean> {
    const name = await this.#find(this.#keyOf(tokens));
    if (name === undefined) return false;
    const [path, inUse] = [join(this.#folder, name), join(this.#folder, name + IN_USE)];
    try {
      await rename(path, inUse);
      if ((await hashOf(inUse)) !== STATE.exec(name)?.[2]) throw new Error('The file is damaged.');
      await read(inUse);
      const now = new Date();
      await utimes(inUse, now, now);
      await rename(inUse, path);
      return true;
    } catch {
      await rm(inUse, { force: true });
      return false;
    }
  }

  /**
   * Keeps the reading of these tokens. It resolves when that is written out; giving it a name goes on beside the
   * answer that waits. Nothing is kept where it fails: it is only read again.
   */
  async save(tokens: readonly number[], write: Transfer): Promise<void> {
    const key = this.#keyOf(tokens);
    const part = join(this.#folder, `${key}.${process.pid}${PART}`);
    try {
      await this.#naming;
      if ((await this.#find(key)) !== undefined) return;
      await write(part);
      this.#naming = this.#name(part, key);
    } catch {
      await rm(part, { force: true });
    }
  }

  async #name(part: string, key: string): Promise<void> {
    try {
      await chmod(part, 0o600);
      await rename(part, join(this.#folder, `${key}.${await hashOf(part)}.state`));
      await this.#bound();
    } catch {
      await rm(part, { force: true });
    }
  }

  #keyOf(tokens: readonly number[]): string {
    const hash = createHash('sha256').update(this.#model).update('\0').update(Uint32Array.from(tokens));
    return hash.digest('hex').slice(0, 32);
  }

  async #find(key: string): Promise<string | undefined> {
    const names = await readdir(this.#folder);
    return names.find((name) => STATE.exec(name)?.[1] === key);
  }

  /** The ones that nobody used for longest go. */
  async #bound(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => STATE.test(name));
    const files = await Promise.all(
      names.map(async (name) => ({
        path: join(this.#folder, name),
        ...sizeAndTime(await stat(join(this.#folder, name))),
      })),
    );
    let bytes = 0;
    for (const [index, file] of files.toSorted((a, b) => b.usedAt - a.usedAt).entries()) {
      bytes += file.bytes;
      if (index >= MOST_FILES || (index > 0 && bytes > MOST_BYTES)) await rm(file.path, { force: true });
    }
  }
}

const sizeAndTime = ({ size, mtimeMs }: { size: number; mtimeMs: number }) => ({
  bytes: size,
  usedAt: mtimeMs,
});

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Cheap and certain enough: a model that was changed in place has another time, and another one another description. */
async function markOf(modelPath: string): Promise<string> {
  const file = await open(modelPath, 'r');
  try {
    const { size, mtimeMs } = await file.stat();
    const head = Buffer.alloc(Math.min(HEAD_BYTES, size));
    await file.read(head, 0, head.length, 0);
    return `${size} ${mtimeMs} ${createHash('sha256').update(head).digest('hex')}`;
  } finally {
    await file.close();
  }
}
