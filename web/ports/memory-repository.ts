import type { PersonaVersion } from '../../shared/domain/memory/merge/talk-state.ts';
import type {
  Conversation,
  EarlierRecord,
  Erasure,
  Fact,
  FactVersion,
  Fold,
  Message,
  Offer,
  Passage,
  Profile,
} from '../../shared/schemas/index.ts';

/** A record as the rules write it; its revision is given by the transaction that keeps it. */
export type Unstamped<T> = Omit<T, 'revision'>;

/**
 * What happened to one record. The order of the positions is the order in which this device came to hold the changes;
 * an import brings revisions that are older than what was read already.
 */
export type RecordChange =
  | { kind: 'fact'; position: string; fact: Fact }
  | { kind: 'passage'; position: string; passage: Passage }
  | { kind: 'message'; position: string; message: Message }
  | { kind: 'erased'; position: string; id: string };

/** All of a memory; each kind is read when it is asked for. */
export interface MemoryContents {
  readonly profile: Profile | null;
  readonly facts: AsyncIterable<readonly Fact[]>;
  readonly passages: AsyncIterable<readonly Passage[]>;
  readonly history: AsyncIterable<readonly FactVersion[]>;
  readonly earlier: AsyncIterable<readonly EarlierRecord[]>;
  readonly erasures: AsyncIterable<readonly Erasure[]>;
  readonly conversations: AsyncIterable<readonly Conversation[]>;
  /** Replies that are being made as far as they have come. */
  readonly messages: AsyncIterable<readonly Message[]>;
  readonly offers: AsyncIterable<readonly Offer[]>;
  readonly folds: AsyncIterable<readonly Fold[]>;
  readonly persona: PersonaVersion | null;
}

/**
 * Where memory is kept. A promise that resolves means the change is on disk, not in a buffer. Whatever is overwritten
 * is kept as a version; rows vanish by `erase` alone.
 */
export interface MemoryRepository {
  /** Whether no fact was ever kept here, deleted ones included. */
  isEmpty(): Promise<boolean>;
  /** How many conversations there are, deleted ones included. */
  countConversations(): Promise<number>;
  /** In the order asked for; undefined where there is none by this id. */
  facts(ids: readonly string[]): Promise<readonly (Fact | undefined)[]>;
  passages(ids: readonly string[]): Promise<readonly (Passage | undefined)[]>;
  /**
   * Facts that are not deleted, newest first: a window of them, and how many there are. To count goes through all of
   * them; uncounted, `total` tells of at most one beyond the window.
   */
  newest(window: {
    offset: number;
    count: number;
    uncounted?: boolean;
  }): Promise<{ total: number; facts: readonly Fact[] }>;
  /** Facts that were deleted and can be brought back, in no order. */
  forgotten(): Promise<readonly Fact[]>;
  /**
   * The one way to write facts: `decide` is given the facts as they are now, whatever another tab wrote meanwhile, and
   * answers all that is to be kept, new or changed. One transaction, one stamp each. It must not wait for anything.
   */
  write(
    ids: readonly string[],
    decide: (facts: ReadonlyMap<string, Fact>) => readonly Unstamped<Fact>[],
  ): Promise<readonly Fact[]>;
  /** The versions a fact had before, newest first. */
  history(id: string): Promise<readonly FactVersion[]>;
  /** Leaves nothing but the ids, and answers how many facts were still there. */
  erase(ids: readonly string[]): Promise<number>;
  /**
   * What changed after a position, oldest first; null: from the beginning. Of some kinds alone: without waiting for what
   * is being written of others.
   */
  newer(
    than: string | null,
    limit: number,
    kinds?: readonly RecordChange['kind'][],
  ): Promise<readonly RecordChange[]>;
  profile(): Promise<Profile | null>;
  /** The versions the profile had before, newest first. */
  profileHistory(): Promise<readonly Profile[]>;
  eraseProfileHistory(): Promise<void>;
  changeProfile(change: (profile: Profile | null) => Unstamped<Profile>): Promise<Profile>;
  /** Everything there is, to be read some hundred records at a time. */
  everything(signal: AbortSignal): Promise<MemoryContents>;
  /** The id of this device, made at its first use; eight digits of base 36. */
  device(): Promise<string>;
  /** Calls `onChange` now and after each change, whichever tab made it. The answer stops the watching. */
  watch(onChange: () => void, onError: (error: unknown) => void): () => void;
}
