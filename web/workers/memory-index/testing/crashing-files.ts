import type { SyncFile, SyncFolder } from '../sync-file.ts';

/** A write or truncation that may not have reached the disk yet. */
type Change = (bytes: Uint8Array) => Uint8Array;

export class Killed extends Error {}

/**
 * Files of a process that is killed after so many changes. What was not flushed then may have reached the disk or not,
 * each change by itself, and the last one torn in the middle: `isLucky` says which.
 */
export class CrashingFiles {
  readonly #disk = new Map<string, Uint8Array>();
  #waiting = new Map<string, Change[]>();
  #changesLeft = Infinity;
  changes = 0;

  readonly folder = async (): Promise<SyncFolder> => async (name) => this.#file(name);

  killAfter(changes: number): void {
    this.#changesLeft = changes;
  }

  /** The machine starts again with what the disk held. */
  restart(isLucky: () => boolean): void {
    for (const [name, changes] of this.#waiting) {
      for (const change of changes) if (isLucky()) this.#apply(name, change);
    }
    this.#waiting = new Map();
    this.#changesLeft = Infinity;
  }

  /** Everything on disk, to look for what must not be there. */
  bytes(): Uint8Array[] {
    return [...this.#disk.values()];
  }

  #file(name: string): SyncFile {
    if (!this.#disk.has(name)) this.#disk.set(name, new Uint8Array());
    return {
      read: (into, { at }) => {
        const found = this.#now(name).subarray(at, at + into.byteLength);
        into.set(found);
        return found.byteLength;
      },
      write: (from, { at }) => {
        const copy = from.slice();
        const middle = Math.floor(copy.byteLength / 2);
        this.#change(name, (bytes) => written(bytes, copy.subarray(0, middle), at));
        this.#change(name, (bytes) => written(bytes, copy.subarray(middle), at + middle));
        return from.byteLength;
      },
      truncate: (size) => this.#change(name, (bytes) => resized(bytes, size)),
      getSize: () => this.#now(name).byteLength,
      flush: () => {
        this.#count();
        for (const change of this.#waiting.get(name) ?? []) this.#apply(name, change);
        this.#waiting.delete(name);
      },
      close: () => {},
    };
  }

  #count(): void {
    this.changes += 1;
    if ((this.#changesLeft -= 1) < 0) throw new Killed('Killed.');
  }

  #change(name: string, change: Change): void {
    this.#count();
    this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), change]);
  }

  #apply(name: string, change: Change): void {
    this.#disk.set(name, change(this.#disk.get(name) ?? new Uint8Array()));
  }

  /** As the process itself sees it. */
  #now(name: string): Uint8Array {
    const onDisk = this.#disk.get(name) ?? new Uint8Array();
    return (this.#waiting.get(name) ?? []).reduce((bytes, change) => change(bytes), onDisk);
  }
}

function resized(bytes: Uint8Array, size: number): Uint8Array {
  const changed = new Uint8Array(size);
  changed.set(bytes.subarray(0, size));
  return changed;
}

function written(bytes: Uint8Array, part: Uint8Array, at: number): Uint8Array {
  const changed = resized(bytes, Math.max(bytes.byteLength, at + part.byteLength));
  changed.set(part, at);
  return changed;
}
