import type { Fact, FactVersion, Profile, Source } from '../../shared/schemas/index.ts';
import type { ScoreParts } from './memory-index.ts';
import type { Readable } from './readable.ts';

/** What a person sees of their memory: by words and meaning, by filter, by time. */
export interface MemoryFilter {
  /** Empty: all, newest first. Else the best matches first. */
  readonly words: string;
  readonly categories: readonly string[];
  readonly sources: readonly Source[];
  readonly from: number | null;
  readonly to: number | null;
  readonly pinned: boolean;
  readonly superseded: 'hide' | 'show' | 'only';
}

/** All that holds now. */
export const NO_FILTER: MemoryFilter = {
  words: '',
  categories: [],
  sources: [],
  from: null,
  to: null,
  pinned: false,
  superseded: 'hide',
};

export interface MemoryRow {
  readonly fact: Fact;
  /** Why it was found; null where nothing was searched for. */
  readonly found: { readonly score: number; readonly parts: ScoreParts } | null;
}

export interface MemoryPage {
  readonly total: number;
  /** There are at least so many: all are counted a moment later, which `changes` tells. */
  readonly uncounted?: boolean;
  readonly rows: readonly MemoryRow[];
}

export interface MemoryCensus {
  readonly categories: Readonly<Record<string, number>>;
  /** By month on the reader’s clock, as `2026-03`. */
  readonly months: Readonly<Record<string, number>>;
}

/** What a person may set by hand. */
export type FactChange = Partial<
  Pick<Fact, 'text' | 'category' | 'subject' | 'validFrom' | 'validTo' | 'pinned' | 'metadata'>
>;

/** How a fact came to be known. */
export type FactOrigin = Pick<Fact, 'source' | 'confidence' | 'provenance'>;

/** What the owner may say of themselves. */
export type ProfileChange = Partial<Omit<Profile, 'updatedAt' | 'revision'>>;

/** A new fact, and those it may take the place of: offered, never done behind a person's back. */
export interface Remembered {
  readonly fact: Fact;
  /** The surest first. */
  readonly mayReplace: readonly Fact[];
  /** Ids of those that say the same of another value: where one of them is replaced, all are. */
  readonly versions: readonly string[];
}

export interface RecallOptions {
  readonly k?: number;
  readonly categories?: readonly string[];
  readonly asOf?: number;
  readonly includeSuperseded?: boolean;
  /** Told at what moment the question had its vector: what comes after is the looking. Never, where no model is here. */
  readonly onEmbedded?: (at: number) => void;
  /** Does not wait for a model that is on its way: what is found then is found by words. */
  readonly isWordsEnough?: boolean;
}

export interface Recalled {
  readonly fact: Fact;
  readonly score: number;
  readonly parts: ScoreParts;
}

export type MemoryState =
  /** The facts are there; searching waits for the index. */
  | { kind: 'opening' }
  /** `byMeaning` is false while the embedding model is not here: search works by words and says so. */
  | { kind: 'ready'; size: number; pending: number; byMeaning: boolean }
  | { kind: 'failed'; message: string };

/**
 * Everything one can do with facts. A promise that resolves means the change is on disk. `changes` counts up with
 * every change, whichever tab made it: what was read before it may be old.
 */
export interface Memory {
  readonly state: Readable<MemoryState>;
  readonly changes: Readable<number>;
  /** Whose days count: that of the profile where this browser knows it; empty for that of this device. */
  readonly timeZone: Readable<string>;

  /** As it is now, one that was forgotten included: `deletedAt` says so. */
  get(id: string): Promise<Fact | undefined>;
  /** What holds in its place now, past what was forgotten; undefined where nothing does. */
  successor(id: string): Promise<Fact | undefined>;
  page(
    signal: AbortSignal,
    filter: MemoryFilter,
    window: { offset: number; count: number },
  ): Promise<MemoryPage>;
  census(signal: AbortSignal, filter: MemoryFilter): Promise<MemoryCensus>;
  /** All categories in use and those Nima begins with, by name. */
  categories(): Promise<readonly string[]>;
  recall(signal: AbortSignal, query: string, options?: RecallOptions): Promise<readonly Recalled[]>;

  /** Where a new fact may belong, the likeliest first; none where nothing is like it, or no model is here. */
  guessCategories(signal: AbortSignal, text: string): Promise<readonly string[]>;
  /** Facts of which one, kept or not, says something else: it may take their place. */
  mayBeReplacedBy(signal: AbortSignal, fresh: Fact): Promise<Omit<Remembered, 'fact'>>;
  /** What says the same already, of the owner: a fact that holds, or one that was forgotten and would. */
  saidBefore(signal: AbortSignal, text: string): Promise<Fact | undefined>;
  /** Without an origin it is what a person typed. */
  remember(text: string, given?: FactChange, origin?: FactOrigin): Promise<Remembered>;
  change(id: string, change: FactChange): Promise<Fact>;
  /** This and what else is done to several passes over those that are gone, and answers how many it was done to. */
  changeAll(ids: readonly string[], change: FactChange): Promise<number>;
  /** One fact out of several; the others are superseded by it. */
  merge(ids: readonly string[], text: string): Promise<Fact>;
  /** `id` takes the place of the others from now on; undone by `changeAll` with an earlier version, or `restore`. */
  supersede(id: string, replaced: readonly string[]): Promise<number>;
  /** It was never true: it goes, and can be brought back. */
  forget(ids: readonly string[]): Promise<number>;
  bringBack(ids: readonly string[]): Promise<number>;
  /** Of facts that were forgotten: what they had replaced, and nothing else replaces now. Offered, never brought back by itself. */
  leftBehind(ids: readonly string[]): Promise<readonly Fact[]>;
  /** Nothing replaces it any more, and it is not over. */
  holdAgain(ids: readonly string[]): Promise<number>;
  /** It was true once: it stays as history and is no longer offered as current. */
  outdate(ids: readonly string[]): Promise<number>;
  history(id: string): Promise<readonly FactVersion[]>;
  restore(version: FactVersion): Promise<Fact>;
  /**
   * Leaves nothing but an id: text, history, vectors, index, caches, snapshots. There is no way back. Answers how many
   * were still there.
   */
  eraseForGood(ids: readonly string[]): Promise<number>;

  profile(): Promise<Profile>;
  /** What it was before each change, the newest first. */
  profileHistory(): Promise<readonly Profile[]>;
  /** Leaves the profile as it is now, and nothing of what it was. */
  eraseProfileHistory(): Promise<void>;
  /** A function of the profile as it is by then, where a change builds on it: another tab may have written meanwhile. */
  changeProfile(change: ProfileChange | ((now: Profile) => ProfileChange)): Promise<Profile>;
}
