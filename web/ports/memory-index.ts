import type { EmbeddingModel } from './embedder.ts';
import type { Readable } from './readable.ts';

export type IndexedKind = 'fact' | 'passage' | 'message' | 'packFact';

/** What the index knows of a record: enough to find, rank and filter it, never the record itself. */
export interface IndexedItem {
  readonly id: string;
  readonly kind: IndexedKind;
  readonly text: string;
  readonly category: string;
  readonly source: string;
  /** When it was said or written. */
  readonly at: number;
  /** Who said it, or whom it is about; null for the owner. */
  readonly speaker: string | null;
  /** What it was said within, and where: neighbours count for passages and messages, never for facts. */
  readonly session: string | null;
  readonly order: number;
  readonly pinned: boolean;
  /** Whether another fact took its place; since when, `validTo` says where that is known. */
  readonly superseded: boolean;
  readonly validFrom: number | null;
  readonly validTo: number | null;
  /** Its place in the order of writing: a replay of what is newer than the index begins after the greatest one. */
  readonly revision: string;
}

/** The parts of a score. They add up to it. */
export interface ScoreParts {
  readonly vector: number;
  readonly keyword: number;
  readonly category: number;
  readonly recency: number;
  readonly pin: number;
  /** What stands around it in its conversation, and how it fits what the question asks for (who, when, how many). */
  readonly context: number;
}

export interface IndexFilter {
  readonly kinds?: readonly IndexedKind[];
  readonly categories?: readonly string[];
  readonly sources?: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly pinned?: boolean;
  /** What is past by now is told from here; without it, of what has an end nothing is. */
  readonly now?: number;
  /** Whose months and days are meant, by name; without one those of this device. */
  readonly timeZone?: string;
  /** Superseded facts are left out unless asked for. */
  readonly superseded?: 'hide' | 'show' | 'only';
  /** As things stood at this moment. */
  readonly asOf?: number;
}

export interface IndexQuery extends IndexFilter {
  readonly text: string;
  /** Of the same model as the index; null finds by words alone. */
  readonly vector: Float32Array | null;
  readonly k: number;
  readonly now: number;
  /** The last word is still being typed: it also finds what begins with it. */
  readonly typing?: boolean;
  /** Leaves out what neighbours add. */
  readonly withoutNeighbours?: boolean;
}

export interface IndexHit {
  readonly id: string;
  readonly kind: IndexedKind;
  readonly score: number;
  readonly parts: ScoreParts;
}

export type IndexState =
  /**
   * Not open yet; or open anew after it was ready, because the tab that held it has gone: what it had not persisted is
   * missing, so `open` it again and replay what is newer than it says.
   */
  | { kind: 'opening' }
  /** It answers; `pending` records are not in it yet. */
  | { kind: 'ready'; size: number; pending: number; model: EmbeddingModel | null }
  | { kind: 'failed'; message: string };

/** A rebuildable index over all records: found by meaning and by words, browsed by filters. */
export interface MemoryIndex extends Readable<IndexState> {
  /** Begins to open it, with vectors of this model or with none. Everything else waits for it. */
  open(signal: AbortSignal, model: EmbeddingModel | null): Promise<{ lastRevision: string | null }>;
  /** Adds or replaces. `vectors` holds one per item, back to back; null where they are not computed yet. */
  put(signal: AbortSignal, items: readonly IndexedItem[], vectors: Float32Array | null): Promise<void>;
  /** Removes every trace, also from what is cached on disk. */
  remove(signal: AbortSignal, ids: readonly string[]): Promise<void>;
  search(signal: AbortSignal, query: IndexQuery): Promise<readonly IndexHit[]>;
  /** The ids of what passes the filter, newest first, a window of them, and how many there are. */
  browse(
    signal: AbortSignal,
    filter: IndexFilter,
    window: { offset: number; count: number },
  ): Promise<{ total: number; ids: readonly string[] }>;
  /** How many items fall into each category, and into each month (`2026-03`), under the filter. */
  census(
    signal: AbortSignal,
    filter: IndexFilter,
  ): Promise<{ categories: Readonly<Record<string, number>>; months: Readonly<Record<string, number>> }>;
  /** Writes what changed to its cache, so that the next opening is quick. */
  persist(signal: AbortSignal): Promise<void>;
  /** Throws the index away, cache and all. */
  clear(signal: AbortSignal): Promise<void>;
}

/** One that is held by this tab until it is closed, or asked of the tab that holds it. */
export interface OpenIndex extends MemoryIndex {
  /** Hands it to another tab. What is asked of it from then on fails. */
  close(): void;
}
