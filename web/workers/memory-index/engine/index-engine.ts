import { RECIPE, type Recipe } from '../../../../shared/domain/recall/weights.ts';
import type { IndexedItem, IndexFilter, IndexHit, IndexQuery } from '../../../ports/memory-index.ts';
import { census, Timeline, type Census } from './browse.ts';
import type { Parts } from './parts.ts';
import type { VectorScan } from './scan.ts';
import { Search } from './search.ts';
import { Store } from './store.ts';

/** The index without its worker and its cache: synchronous, in memory, and the same in a browser and in Node. */
export interface IndexEngine {
  readonly size: number;
  /** How many rows the scan needs; some of them may be empty. */
  readonly rows: number;
  /** How many items have a vector. */
  readonly embedded: number;
  /** Adds or replaces. Null vectors keep those that are known, as long as the text is the same. */
  put(items: readonly IndexedItem[], vectors: Float32Array | null): void;
  remove(ids: readonly string[]): void;
  search(query: IndexQuery): IndexHit[];
  browse(filter: IndexFilter, window: { offset: number; count: number }): { total: number; ids: string[] };
  census(filter: IndexFilter): Census;
  /** All but the vectors, which are the scan's to keep. Views, valid until the next change. */
  snapshot(): Parts;
  /**
   * Takes the place of everything; the scan must hold the vectors of that moment, row by row. The parts are the engine's
   * from then on: it goes on where they lie.
   */
  restore(parts: Parts): void;
}

export interface IndexEngineParts {
  readonly dimension: number;
  readonly scan: VectorScan;
  /** Another one to find out what a part of it is worth. */
  readonly recipe?: Recipe;
}

export function createIndexEngine({ dimension, scan, recipe = RECIPE }: IndexEngineParts): IndexEngine {
  const store = new Store(scan, recipe);
  const search = new Search();
  const timeline = new Timeline();
  return {
    get size() {
      return store.size;
    },
    get rows() {
      return store.rows;
    },
    get embedded() {
      return store.embedded;
    },
    put(items, vectors) {
      if (vectors && vectors.length !== items.length * dimension)
        throw new RangeError(
          `${items.length} vectors of ${dimension} were expected, ${vectors.length} numbers came.`,
        );
      for (const [at, item] of items.entries())
        store.put(item, vectors ? vectors.subarray(at * dimension, (at + 1) * dimension) : null);
      store.sessions.scaleWindows();
      timeline.forget();
    },
    remove(ids) {
      for (const id of ids) store.remove(id);
      store.sessions.scaleWindows();
      timeline.forget();
    },
    search: (query) => search.run(store, query),
    browse: (filter, window) => timeline.browse(store, filter, window),
    census: (filter) => census(store, filter),
    snapshot: () => store.snapshot(),
    restore(parts) {
      store.restore(parts);
      timeline.forget();
    },
  };
}
