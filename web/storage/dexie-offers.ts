import { liveQuery } from 'dexie';
import { offer as offerSchema, type Offer } from '../../shared/schemas/index.ts';
import type { OfferRepository } from '../ports/offers.ts';
import type { NimaDatabase } from './database.ts';
import { explained, storageError } from './storage-error.ts';

/** Among the single rows: the kinds that are kept without a look. */
const ACCEPTED_KINDS = 'acceptedKinds';

export class DexieOffers implements OfferRepository {
  readonly #database: NimaDatabase;

  constructor(database: NimaDatabase) {
    this.#database = database;
  }

  async open(): Promise<readonly Offer[]> {
    const rows = await explained(async () => {
      const { offers } = this.#database;
      const { open, deleted } = await this.#waiting();
      // A file may bring from elsewhere, as another offer, what was rejected here.
      const alike = await offers
        .where('key')
        .anyOf(open.map(({ key }) => key))
        .toArray();
      const rejected = new Set(alike.flatMap(({ key, verdict }) => (verdict === 'rejected' ? [key] : [])));
      return open.filter(({ key, conversation }) => !rejected.has(key) && !deleted.has(conversation));
    });
    return rows.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  }

  async offers(ids: readonly string[]): Promise<readonly (Offer | undefined)[]> {
    return explained(async () => this.#database.offers.bulkGet([...ids]));
  }

  async of(conversation: string): Promise<readonly Offer[]> {
    return explained(async () => this.#database.offers.where('conversation').equals(conversation).toArray());
  }

  async add(offers: readonly Offer[]): Promise<readonly Offer[]> {
    const { offers: table, messages } = this.#database;
    return explained(async () =>
      this.#database.transaction('rw', table, messages, async () => {
        const added: Offer[] = [];
        for (const offer of offers.map((one) => offerSchema.parse(one))) {
          // What was erased while it was read for facts stays gone.
          if ((await messages.where('id').equals(offer.message).count()) === 0) continue;
          const said = await table.where('key').equals(offer.key).toArray();
          if (said.some(({ verdict }) => verdict !== 'accepted')) continue;
          await table.add(offer);
          added.push(offer);
        }
        return added;
      }),
    );
  }

  async judge(
    id: string,
    verdict: 'accepted' | 'rejected',
    changed: Partial<Pick<Offer, 'fact'>> = {},
  ): Promise<Offer | undefined> {
    const { offers } = this.#database;
    return explained(async () =>
      this.#database.transaction('rw', offers, async () => {
        const offer = await offers.get(id);
        if (offer?.verdict !== 'open') return undefined;
        const judged = { ...offer, ...changed, verdict };
        await offers.put(judged);
        return judged;
      }),
    );
  }

  async reopen(id: string): Promise<void> {
    await explained(async () => this.#database.offers.update(id, { verdict: 'open', fact: null }));
  }

  async acceptedKinds(): Promise<readonly string[]> {
    const kinds = await explained(async () => this.#database.singles.get(ACCEPTED_KINDS));
    return Array.isArray(kinds) ? kinds.map(String) : [];
  }

  async acceptKind(kind: string, accepted: boolean): Promise<void> {
    const { singles } = this.#database;
    await explained(async () =>
      this.#database.transaction('rw', singles, async () => {
        const others = (await this.acceptedKinds()).filter((one) => one !== kind);
        await singles.put(accepted ? [...others, kind] : others, ACCEPTED_KINDS);
      }),
    );
  }

  watch(onChange: () => void, onError: (error: unknown) => void): () => void {
    const report = (error: unknown) => onError(storageError(error));
    const look = async () => [await this.#waiting(), await this.#database.singles.get(ACCEPTED_KINDS)];
    const subscription = liveQuery(look).subscribe({ next: onChange, error: report });
    // A live query passes over a database that does not open: whoever watches would wait without end.
    this.#database.open().catch((error: unknown) => {
      if (!subscription.closed) report(error);
    });
    return () => subscription.unsubscribe();
  }

  /** Those without a verdict, and which of their conversations are deleted: what was learned there waits with them. */
  async #waiting(): Promise<{ open: Offer[]; deleted: ReadonlySet<string> }> {
    const { offers, conversations } = this.#database;
    const open = await offers.where('verdict').equals('open').toArray();
    const within = await conversations.bulkGet([...new Set(open.map(({ conversation }) => conversation))]);
    return {
      open,
      deleted: new Set(within.flatMap((row) => (row && row.deletedAt !== null ? [row.id] : []))),
    };
  }
}
