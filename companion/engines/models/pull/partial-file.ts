import { open, readFile, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** What is remembered of a download that is not complete. */
const notes = z.object({
  url: z.string(),
  etag: z.string().nullable(),
  totalBytes: z.number().int().nonnegative().nullable(),
  /** So much of it a power cut cannot take away. */
  safeBytes: z.number().int().nonnegative(),
});
type Notes = z.infer<typeof notes>;

/** After so much more, what has arrived is made durable. */
const SAFE_EVERY_BYTES = 32 * 1024 * 1024;

export interface PartialOptions {
  readonly target: string;
  readonly url: string;
  /** Without a hash to check against, only what is surely on the disk is built upon. */
  readonly hasHash: boolean;
}

export const partOfTarget = (target: string): string => `${target}.part`;
const notesOfTarget = (target: string): string => `${target}.part.json`;

/** A file on its way: it lies beside the place it will take, and takes it whole or not at all. */
export class PartialFile {
  readonly path: string;
  readonly #target: string;
  readonly #file: FileHandle;
  #notes: Notes;
  #size: number;
  #isDiscarded = false;

  private constructor(options: PartialOptions, file: FileHandle, kept: Notes, size: number) {
    this.#target = options.target;
    this.path = partOfTarget(options.target);
    this.#file = file;
    this.#notes = kept;
    this.#size = size;
  }

  static async open(options: PartialOptions): Promise<PartialFile> {
    const kept = await readNotes(options);
    const file = await open(partOfTarget(options.target), kept ? 'r+' : 'w').catch(async (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return open(partOfTarget(options.target), 'w');
    });
    const { size } = await file.stat();
    const trusted = kept ? (options.hasHash ? size : Math.min(size, kept.safeBytes)) : 0;
    if (trusted < size) await file.truncate(trusted);
    return new PartialFile(options, file, kept ?? freshNotes(options.url), trusted);
  }

  get size(): number {
    return this.#size;
  }

  get etag(): string | null {
    return this.#notes.etag;
  }

  get totalBytes(): number | null {
    return this.#notes.totalBytes;
  }

  /** Forgets what had arrived: another file is coming. */
  async restart(): Promise<void> {
    if (this.#size > 0) await this.#file.truncate(0);
    this.#size = 0;
    await this.note({ etag: null, totalBytes: null, safeBytes: 0 });
  }

  async note(change: Partial<Omit<Notes, 'url'>>): Promise<void> {
    this.#notes = { ...this.#notes, ...change };
    // Whole, and no more than that: notes that a power cut took only mean to begin anew.
    const path = notesOfTarget(this.#target);
    await writeFile(`${path}.tmp`, JSON.stringify(this.#notes));
    await rename(`${path}.tmp`, path);
  }

  async append(chunk: Uint8Array): Promise<void> {
    let written = 0;
    while (written < chunk.length) {
      const { bytesWritten } = await this.#file.write(chunk, written, chunk.length - written, this.#size);
      written += bytesWritten;
      this.#size += bytesWritten;
    }
    if (this.#size - this.#notes.safeBytes >= SAFE_EVERY_BYTES) await this.makeSafe();
  }

  async makeSafe(): Promise<void> {
    if (this.#isDiscarded || this.#notes.safeBytes === this.#size) return;
    await this.#file.sync();
    await this.note({ safeBytes: this.#size });
  }

  /** It is not what was wanted: nothing of it stays. */
  async discard(): Promise<void> {
    this.#isDiscarded = true;
    await discardPart(this.#target);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

const freshNotes = (url: string): Notes => ({ url, etag: null, totalBytes: null, safeBytes: 0 });

/** Null where there is nothing to go on from: no notes, damaged ones, or those of another address. */
async function readNotes({ target, url }: PartialOptions): Promise<Notes | null> {
  try {
    const parsed = notes.safeParse(JSON.parse(await readFile(notesOfTarget(target), 'utf8')));
    return parsed.success && parsed.data.url === url ? parsed.data : null;
  } catch {
    return null;
  }
}

/** How much of a download lies there, complete or not. */
export async function keptBytesOf(target: string): Promise<number> {
  return stat(partOfTarget(target)).then(
    ({ size }) => size,
    () => 0,
  );
}

export async function discardPart(target: string): Promise<void> {
  await rm(partOfTarget(target), { force: true });
  await rm(notesOfTarget(target), { force: true });
}

/** Gives a complete and checked file its name. Durable when it resolves. */
export async function placePart(target: string): Promise<void> {
  await rename(partOfTarget(target), target);
  await rm(notesOfTarget(target), { force: true });
  const folder = await open(dirname(target), 'r').catch(() => null);
  // Not every system can sync a folder; the file itself was synced before it was checked.
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
