import { Dexie, liveQuery } from 'dexie';
import { momentOf } from '../../shared/lib/hlc.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import {
  fact as factSchema,
  profile as profileSchema,
  type Fact,
  type FactVersion,
  type Passage,
  type Profile,
} from '../../shared/schemas/index.ts';
import type {
  MemoryContents,
  MemoryRepository,
  RecordChange,
  Unstamped,
} from '../ports/memory-repository.ts';
import type { NimaDatabase } from './database.ts';
import { newerChanges } from './newer-changes.ts';
import { factOf, PROFILE, rowOfEarlier, rowOfFact, withoutPlace, type FactRow } from './rows.ts';
import { Stamps } from './stamps.ts';
import { explained, storageError } from './storage-error.ts';

export class DexieMemoryRepository implements MemoryRepository {
  readonly #database: NimaDatabase;
  readonly #stamps: Stamps;

  constructor(database: NimaDatabase, clock: Clock) {
    this.#database = database;
    this.#stamps = new Stamps(database, clock);
  }

  async isEmpty(): Promise<boolean> {
    return explained(async () => (await this.#database.facts.limit(1).count()) === 0);
  }

  async countConversations(): Promise<number> {
    return explained(async () => this.#database.conversations.count());
  }

  async facts(ids: readonly string[]): Promise<readonly (Fact | undefined)[]> {
    const rows = await explained(async () => this.#database.facts.bulkGet([...ids]));
    return rows.map((row) => row && factOf(row));
  }

  async passages(ids: readonly string[]): Promise<readonly (Passage | undefined)[]> {
    const rows = await explained(async () => this.#database.passages.bulkGet([...ids]));
    return rows.map((row) => row && withoutPlace(row));
  }

  async forgotten(): Promise<readonly Fact[]> {
    const { readForgotten } = await import('./forgotten-facts.ts');
    return explained(async () => (await readForgotten(this.#database)).map(factOf));
  }

  async newest({ offset, count, uncounted = false }: Parameters<MemoryRepository['newest']>[0]) {
    return explained(async () => {
      const { facts } = this.#database;
      return this.#database.transaction('r', facts, async () => {
        const rows = await facts
          .orderBy('listed')
          .reverse()
          .offset(offset)
          .limit(count + 1)
          .toArray();
        const total = uncounted ? offset + rows.length : await facts.orderBy('listed').count();
        return { total, facts: rows.slice(0, count).map(factOf) };
      });
    });
  }

  async write(
    ids: readonly string[],
    decide: (facts: ReadonlyMap<string, Fact>) => readonly Unstamped<Fact>[],
  ): Promise<readonly Fact[]> {
    const { facts, history, singles } = this.#database;
    return explained(async () =>
      this.#database.transaction('rw', facts, history, singles, async () => {
        const found = present(await facts.bulkGet([...new Set(ids)])).map(factOf);
        const decided = decide(new Map(found.map((fact) => [fact.id, fact])));
        const stamped = await this.#stamps.stamp(decided);
        const kept = stamped.map((fact) => rowOfFact(factSchema.parse(fact), fact.position));
        const before = present(await facts.bulkGet(kept.map(({ id }) => id)));
        await history.bulkAdd(before.map((row) => versionOf(row, kept)));
        await facts.bulkPut(kept);
        return kept.map(factOf);
      }),
    );
  }

  async history(id: string): Promise<readonly FactVersion[]> {
    return explained(async () => {
      const versions = this.#database.history.where(KEY_OF_HISTORY);
      return versions.between([id, Dexie.minKey], [id, Dexie.maxKey]).reverse().toArray();
    });
  }

  async erase(ids: readonly string[]): Promise<number> {
    // Fetched when it is needed, which is seldom.
    const { eraseFacts } = await import('./erase-facts.ts');
    return explained(async () => eraseFacts(this.#database, this.#stamps, ids));
  }

  async newer(...asked: Parameters<MemoryRepository['newer']>): Promise<readonly RecordChange[]> {
    return explained(async () => newerChanges(this.#database, ...asked));
  }

  async profile(): Promise<Profile | null> {
    return explained(async () => this.#profile());
  }

  async profileHistory(): Promise<readonly Profile[]> {
    const rows = await explained(async () => this.#database.earlier.where('of').equals(PROFILE).toArray());
    return rows
      .flatMap(({ record }) => (record.kind === 'profile' ? [record.profile] : []))
      .toSorted((a, b) => (a.revision < b.revision ? 1 : -1));
  }

  async eraseProfileHistory(): Promise<void> {
    const { earlier, singles, traces } = this.#database;
    await explained(async () =>
      this.#database.transaction('rw', earlier, singles, traces, async () => {
        await earlier.where('of').equals(PROFILE).delete();
        const profile = await this.#profile();
        // What a model was told before then began with the profile as it was.
        await traces
          .where('at')
          .below(profile?.updatedAt ?? 0)
          .modify({ prompt: null });
      }),
    );
  }

  async changeProfile(change: (profile: Profile | null) => Unstamped<Profile>): Promise<Profile> {
    const { earlier, singles } = this.#database;
    return explained(async () =>
      this.#database.transaction('rw', earlier, singles, async () => {
        const before = await this.#profile();
        const [changed] = await this.#stamps.stamp([change(before)]);
        const profile = profileSchema.parse(changed);
        if (before) await earlier.add(rowOfEarlier({ kind: 'profile', profile: before }));
        await singles.put(profile, PROFILE);
        return profile;
      }),
    );
  }

  async everything(signal: AbortSignal): Promise<MemoryContents> {
    const { everythingIn } = await import('./everything.ts');
    return everythingIn(this.#database, signal);
  }

  async device(): Promise<string> {
    return explained(async () => this.#stamps.device());
  }

  watch(onChange: () => void, onError: (error: unknown) => void): () => void {
    const report = (error: unknown) => onError(storageError(error));
    const subscription = liveQuery(async () => this.#stamps.last()).subscribe({
      next: onChange,
      error: report,
    });
    // A live query passes over a database that does not open: whoever watches would wait without end.
    this.#database.open().catch((error: unknown) => {
      if (!subscription.closed) report(error);
    });
    return () => subscription.unsubscribe();
  }

  async #profile(): Promise<Profile | null> {
    const row = await this.#database.singles.get(PROFILE);
    return row === undefined ? null : profileSchema.parse(row);
  }
}

/** When it was replaced is told by what replaced it: two devices that merge must come to the same. */
function versionOf(row: FactRow, kept: readonly FactRow[]): FactVersion {
  const next = kept.find(({ id }) => id === row.id) ?? row;
  return { factId: row.id, replacedAt: momentOf(next.revision), fact: factOf(row) };
}

const KEY_OF_HISTORY = '[factId+fact.revision]';

function present<T>(found: readonly (T | undefined)[]): T[] {
  return found.filter((record) => record !== undefined);
}
