import { fault } from '../../shared/protocol/errors.ts';
import type { SnapshotStore, StoredSnapshot } from '../ports/snapshot-store.ts';

const FOLDER = 'snapshots';
const NAME = /^(\d+)\.nima$/;

/**
 * Snapshots as files of the browser's private file system. A writable file there is a copy that takes the place of the
 * old one when it is closed: a crash in between leaves what was.
 */
export class OpfsSnapshotStore implements SnapshotStore {
  readonly #storage: StorageManager | undefined;
  readonly #name: string;

  constructor(storage: StorageManager | undefined, folder: string = FOLDER) {
    this.#storage = storage;
    this.#name = folder;
  }

  async isHere(): Promise<boolean> {
    return (await this.#folder()) !== null;
  }

  async list(): Promise<readonly StoredSnapshot[]> {
    const folder = await this.#folder();
    const found: StoredSnapshot[] = [];
    for await (const [name, handle] of folder?.entries() ?? []) {
      const at = NAME.exec(name)?.[1];
      // A file that was made and never closed is empty.
      const bytes = at === undefined || handle.kind !== 'file' ? 0 : await sizeOf(handle);
      if (bytes > 0) found.push({ at: Number(at), bytes });
    }
    return found.toSorted((a, b) => b.at - a.at);
  }

  async keep(signal: AbortSignal, at: number, content: Blob): Promise<StoredSnapshot> {
    signal.throwIfAborted();
    const folder = await this.#folder();
    if (!folder)
      throw fault(
        'storage_unavailable',
        'This browser has no place for snapshots. Export the memory to a file.',
      );
    try {
      const file = await folder.getFileHandle(`${at}.nima`, { create: true });
      const writable = await file.createWritable();
      await content.stream().pipeTo(writable, { signal });
    } catch (error) {
      await this.remove([at]);
      throw isFull(error)
        ? fault('storage_full', 'No room is left for a snapshot.', { cause: error })
        : error;
    }
    return { at, bytes: content.size };
  }

  async read(at: number): Promise<Blob | undefined> {
    const folder = await this.#folder();
    try {
      return await (await folder?.getFileHandle(`${at}.nima`))?.getFile();
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async remove(times: readonly number[]): Promise<void> {
    const folder = await this.#folder();
    for (const at of times) {
      try {
        await folder?.removeEntry(`${at}.nima`);
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    }
  }

  /** Null where the browser has no such file system, or not here (private windows of some). */
  async #folder(): Promise<FileSystemDirectoryHandle | null> {
    if (typeof FileSystemFileHandle === 'undefined' || !('createWritable' in FileSystemFileHandle.prototype))
      return null;
    try {
      const root = await this.#storage?.getDirectory();
      return (await root?.getDirectoryHandle(this.#name, { create: true })) ?? null;
    } catch {
      return null;
    }
  }
}

async function sizeOf(handle: FileSystemFileHandle): Promise<number> {
  return (await handle.getFile()).size;
}

function isNotFound(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
