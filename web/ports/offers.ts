import type { Offer } from '../../shared/schemas/index.ts';

/** Where what was learned waits for a verdict. A promise that resolves means the change is on disk. */
export interface OfferRepository {
  /** Those without a verdict, the newest first; not those of a conversation while it is deleted. */
  open(): Promise<readonly Offer[]>;
  offers(ids: readonly string[]): Promise<readonly (Offer | undefined)[]>;
  /** What was learned from one conversation, whatever became of it. */
  of(conversation: string): Promise<readonly Offer[]>;
  /** Keeps those that say nothing which is open or was rejected, unless their message is erased by then; answers them. */
  add(offers: readonly Offer[]): Promise<readonly Offer[]>;
  /** Answers the offer as it is then; undefined where it is gone or has a verdict already. */
  judge(
    id: string,
    verdict: 'accepted' | 'rejected',
    changed?: Partial<Pick<Offer, 'fact'>>,
  ): Promise<Offer | undefined>;
  /** Takes a verdict back. */
  reopen(id: string): Promise<void>;
  /** The kinds that are kept without a look. */
  acceptedKinds(): Promise<readonly string[]>;
  acceptKind(kind: string, accepted: boolean): Promise<void>;
  /** Calls `onChange` now and after each change, whichever tab made it. The answer stops the watching. */
  watch(onChange: () => void, onError: (error: unknown) => void): () => void;
}
