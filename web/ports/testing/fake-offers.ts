import type { Offer } from '../../../shared/schemas/index.ts';
import type { ConversationRepository } from '../conversations.ts';
import type { OfferRepository } from '../offers.ts';

type Talk = Pick<ConversationRepository, 'conversations' | 'messages' | 'watchList'>;

/** Offers in a map, beside the conversations they are of where a test has some. Watchers are told a turn later, as by a database. */
export class FakeOffers implements OfferRepository {
  readonly #talk: Talk | null;
  readonly #offers = new Map<string, Offer>();
  readonly #watchers = new Set<() => void>();
  #kinds: readonly string[] = [];
  /** Set to make the next writes fail, as a full disk would. */
  failure: Error | null = null;

  constructor(talk: Talk | null = null) {
    this.#talk = talk;
  }

  async open(): Promise<readonly Offer[]> {
    const waiting = [...this.#offers.values()].filter(({ verdict }) => verdict === 'open');
    const within = await this.#talk?.conversations(waiting.map(({ conversation }) => conversation));
    const open = waiting.filter((_, at) => (within?.[at]?.deletedAt ?? null) === null);
    return open.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  }

  async offers(ids: readonly string[]) {
    return ids.map((id) => this.#offers.get(id));
  }

  async of(conversation: string): Promise<readonly Offer[]> {
    return [...this.#offers.values()].filter((offer) => offer.conversation === conversation);
  }

  async add(offers: readonly Offer[]): Promise<readonly Offer[]> {
    if (this.failure) throw this.failure;
    const said = await this.#talk?.messages(offers.map(({ message }) => message));
    const added = offers.filter((offer, at) => {
      if (said && !said[at]) return false;
      const isSaid = [...this.#offers.values()].some(
        ({ key, verdict }) => key === offer.key && verdict !== 'accepted',
      );
      if (!isSaid) this.#offers.set(offer.id, offer);
      return !isSaid;
    });
    this.#tell();
    return added;
  }

  async judge(
    id: string,
    verdict: 'accepted' | 'rejected',
    changed: Partial<Pick<Offer, 'fact'>> = {},
  ): Promise<Offer | undefined> {
    if (this.failure) throw this.failure;
    const offer = this.#offers.get(id);
    if (offer?.verdict !== 'open') return undefined;
    const judged = { ...offer, ...changed, verdict };
    this.#offers.set(id, judged);
    this.#tell();
    return judged;
  }

  async reopen(id: string): Promise<void> {
    const offer = this.#offers.get(id);
    if (offer) this.#offers.set(id, { ...offer, verdict: 'open', fact: null });
    this.#tell();
  }

  async acceptedKinds(): Promise<readonly string[]> {
    return this.#kinds;
  }

  async acceptKind(kind: string, accepted: boolean): Promise<void> {
    const others = this.#kinds.filter((one) => one !== kind);
    this.#kinds = accepted ? [...others, kind] : others;
    this.#tell();
  }

  watch(onChange: () => void, onError: (error: unknown) => void): () => void {
    this.#watchers.add(onChange);
    queueMicrotask(onChange);
    const stop = this.#talk?.watchList(onChange, onError);
    return () => {
      this.#watchers.delete(onChange);
      stop?.();
    };
  }

  #tell(): void {
    for (const watcher of this.#watchers) queueMicrotask(watcher);
  }
}
