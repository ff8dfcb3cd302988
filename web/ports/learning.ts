import type { Offer } from '../../shared/schemas/index.ts';
import type { Remembered } from './memory.ts';
import type { Readable } from './readable.ts';

/** How an offer is kept: as it stands, or in other words. */
export type OfferChange = Partial<Pick<Offer, 'text' | 'category' | 'subject' | 'validFrom' | 'validTo'>>;

/** What was learned from what a person said, until they say what becomes of it. */
export interface Learning {
  /** Counts up with every change, whichever tab made it. */
  readonly changes: Readable<number>;
  /** Whether conversations that came with a file are still being read: more may be offered in a moment. */
  readonly hearing: Readable<boolean>;
  /** What has no verdict yet, the newest first, with the others of its conversation after it. */
  open(): Promise<readonly Offer[]>;
  /** What was learned in one conversation, whatever became of it. */
  of(conversation: string): Promise<readonly Offer[]>;
  /** Facts that an offer would take the place of, as things are now. */
  wouldReplace(signal: AbortSignal, id: string): Promise<Omit<Remembered, 'fact'>>;
  /**
   * Keeps it as a fact, in place of those that a person named; null where it has a verdict already, given in this tab or
   * in another one.
   */
  accept(id: string, change?: OfferChange, replaced?: readonly string[]): Promise<Remembered | null>;
  /** It is never offered again. */
  reject(id: string): Promise<void>;
  /** Takes a rejection back. */
  reopen(id: string): Promise<void>;
  /** The kinds that are kept without a look. */
  acceptedKinds(): Promise<readonly string[]>;
  acceptKind(kind: string, accepted: boolean): Promise<void>;
}
