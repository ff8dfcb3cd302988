import type { EmbeddingModel } from '../../ports/embedder.ts';
import type { IndexedItem, IndexFilter, IndexHit, IndexQuery } from '../../ports/memory-index.ts';

export interface Window {
  readonly offset: number;
  readonly count: number;
}

export interface Page {
  readonly total: number;
  readonly ids: readonly string[];
}

export interface Census {
  readonly categories: Readonly<Record<string, number>>;
  readonly months: Readonly<Record<string, number>>;
}

/** What the index does, as it travels to the worker and between tabs. Doing one of them twice changes nothing more. */
export interface IndexMethods {
  open(model: EmbeddingModel | null): { lastRevision: string | null };
  put(items: readonly IndexedItem[], vectors: Float32Array | null): void;
  remove(ids: readonly string[]): void;
  search(query: IndexQuery): readonly IndexHit[];
  browse(filter: IndexFilter, window: Window): Page;
  census(filter: IndexFilter): Census;
  persist(): void;
  clear(): void;
}

export type IndexMethod = keyof IndexMethods;
export type Answer<M extends IndexMethod> = ReturnType<IndexMethods[M]>;
export type IndexCall = {
  [M in IndexMethod]: { readonly method: M; readonly args: Parameters<IndexMethods[M]> };
}[IndexMethod];

/** How the index is after a call. */
export interface IndexStatus {
  readonly size: number;
  readonly model: EmbeddingModel | null;
}

export interface Answered {
  /** Of the type that the method has. */
  readonly value: unknown;
  /** Null until it is open. */
  readonly status: IndexStatus | null;
}

/** What worker.ts offers through comlink. */
export interface IndexWorkerApi {
  run(call: IndexCall): Promise<Answered>;
  close(): Promise<void>;
}
