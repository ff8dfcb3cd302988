import type { SnapshotStore, StoredSnapshot } from '../snapshot-store.ts';

/** Snapshots in a map. */
export class FakeSnapshotStore implements SnapshotStore {
  readonly #kept = new Map<number, Blob>();
  /** Set to make keeping fail, as a full disk would. */
  failure: Error | null = null;

  async isHere(): Promise<boolean> {
    return true;
  }

  async list(): Promise<readonly StoredSnapshot[]> {
    const all = [...this.#kept].map(([at, content]) => ({ at, bytes: content.size }));
    return all.toSorted((a, b) => b.at - a.at);
  }

  async keep(signal: AbortSignal, at: number, content: Blob): Promise<StoredSnapshot> {
    signal.throwIfAborted();
    if (this.failure) throw this.failure;
    this.#kept.set(at, content);
    return { at, bytes: content.size };
  }

  async read(at: number): Promise<Blob | undefined> {
    return this.#kept.get(at);
  }

  async remove(times: readonly number[]): Promise<void> {
    for (const at of times) this.#kept.delete(at);
  }
}
