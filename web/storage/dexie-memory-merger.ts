import { Dexie } from 'dexie';
import { mergeMemory } from '../../shared/domain/memory/merge/merge-memory.ts';
import { withoutMoved } from '../../shared/domain/memory/merge/merge-talk.ts';
import type { MemoryState } from '../../shared/domain/memory/merge/memory-state.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import { profile as profileSchema } from '../../shared/schemas/index.ts';
import type { Merged, MemoryMerger } from '../ports/memory-merger.ts';
import type { NimaDatabase } from './database.ts';
import { mendTalk } from './mend-talk.ts';
import { keepTalk, knownTalkOf, talkIdsIn, talkTables } from './merge-talk-rows.ts';
import { factOf, PROFILE, rowOfEarlier, rowOfFact, withoutPlace } from './rows.ts';
import { Stamps } from './stamps.ts';
import { ofJob, remembering } from './staged.ts';
import { explained } from './storage-error.ts';
import { eraseFromTraces } from './erase-from-traces.ts';

type Counted = { -readonly [Count in keyof Merged]: number };

/**
 * Pieces lie in a table of their own until all are there. The merge reads them one by one within its transaction, so
 * that a large import needs no more memory than its largest piece.
 */
export class DexieMemoryMerger implements MemoryMerger {
  readonly #database: NimaDatabase;
  readonly #stamps: Stamps;

  constructor(database: NimaDatabase, clock: Clock) {
    this.#database = database;
    this.#stamps = new Stamps(database, clock);
  }

  async stage(job: string, order: number, piece: MemoryState): Promise<void> {
    await explained(async () => this.#database.staging.put({ job, order, piece }));
  }

  async merge(job: string, onProgress: (piecesDone: number) => void = () => undefined): Promise<Merged> {
    const { facts, passages, history, earlier, erasures, staging } = this.#database;
    const tables = [facts, passages, history, earlier, erasures, staging, ...talkTables(this.#database)];
    const told = remembering(onProgress);
    const merging = explained(async () =>
      this.#database.transaction('rw', tables, async () => {
        const keys = await ofJob(this.#database, job).primaryKeys();
        const merged = { added: 0, changed: 0, unchanged: 0, conversations: 0, messages: 0 };
        const touched = new Set<string>();
        for (const [done, key] of keys.entries()) {
          const piece = (await staging.get(key))?.piece;
          for (const id of piece ? await this.#take(piece, merged) : []) touched.add(id);
          await staging.delete(key);
          told.call(done + 1);
        }
        await mendTalk(this.#database, this.#stamps, touched);
        return merged;
      }),
    );
    return merging.catch((error: unknown) => {
      throw told.thrown ?? error;
    });
  }

  async drop(job?: string): Promise<void> {
    await explained(async () => {
      if (job === undefined) await this.#database.staging.clear();
      else await ofJob(this.#database, job).delete();
    });
  }

  /** Answers which conversations it touched. */
  async #take(piece: MemoryState, merged: Counted): Promise<readonly string[]> {
    const known = await this.#knownOf(piece);
    const after = mergeMemory(known, withoutMoved(known, piece));
    const before = new Map(known.facts.map((fact) => [fact.id, fact]));
    const fresh = after.facts.filter((fact) => before.get(fact.id) !== fact);
    const added = fresh.filter(({ id }) => !before.has(id)).length;
    merged.added += added;
    merged.changed += fresh.length - added;
    merged.unchanged += piece.facts.length - fresh.length;
    await this.#keep(known, after, fresh);
    const talk = await keepTalk(this.#database, this.#stamps, known, after);
    merged.conversations += talk.conversations;
    merged.messages += talk.messages;
    return talk.touched;
  }

  async #keep(known: MemoryState, after: MemoryState, fresh: MemoryState['facts']): Promise<void> {
    const { facts, passages, history, earlier, erasures, singles } = this.#database;
    const isNew = <T>(before: readonly T[]) => {
      const seen = new Set(before);
      return (record: T) => !seen.has(record);
    };
    const placed = await this.#stamps.place(fresh);
    await facts.bulkPut(placed.map(({ position, ...fact }) => rowOfFact(fact, position)));
    await passages.bulkPut(await this.#stamps.place(after.passages.filter(isNew(known.passages))));
    const erased = after.erasures.filter(isNew(known.erasures));
    await erasures.bulkPut(await this.#stamps.place(erased));
    const gone = erased.map(({ id }) => id);
    await facts.bulkDelete(gone);
    await passages.bulkDelete(gone);
    await eraseFromTraces(this.#database, gone);
    // The versions of a fact follow from all that is known of it; they are written anew where one came along.
    if (after.history.length !== known.history.length) {
      await this.#historyOf(idsIn(known)).delete();
      await history.bulkAdd([...after.history]);
    }
    if (after.earlier.length !== known.earlier.length) {
      await this.#earlierOf(known.earlier.map((record) => rowOfEarlier(record).of)).delete();
      await earlier.bulkAdd(after.earlier.map(rowOfEarlier));
    }
    if (after.profile && after.profile !== known.profile) {
      await singles.put(after.profile, PROFILE);
      await this.#stamps.place([after.profile]);
    }
  }

  /** All that is known of what the piece speaks of. */
  async #knownOf(piece: MemoryState): Promise<MemoryState> {
    const { facts, passages, erasures, singles } = this.#database;
    const ids = idsIn(piece);
    const erasable = [...ids, ...talkIdsIn(piece)];
    const stored = await singles.get(PROFILE);
    return {
      facts: present(await facts.bulkGet(ids)).map(factOf),
      passages: present(await passages.bulkGet(ids)).map(withoutPlace),
      erasures: present(await erasures.bulkGet([...new Set(erasable)])).map(withoutPlace),
      history: await this.#historyOf(ids).toArray(),
      earlier: (await this.#earlierOf(changingIn(piece)).toArray()).map(({ record }) => record),
      profile: stored === undefined ? null : profileSchema.parse(stored),
      ...(await knownTalkOf(this.#database, piece)),
    };
  }

  #earlierOf(named: readonly string[]) {
    return this.#database.earlier.where('of').anyOf([...new Set(named)]);
  }

  #historyOf(ids: readonly string[]) {
    const ranges = [...new Set(ids)].map((id): [unknown, unknown] => [
      [id, Dexie.minKey],
      [id, Dexie.maxKey],
    ]);
    return this.#database.history.where('[factId+fact.revision]').inAnyRange(ranges, { includeUppers: true });
  }
}

/** What may become an earlier version by this piece, or lose those it has: most pieces are of facts alone. */
function changingIn({ passages, erasures, earlier, profile }: MemoryState): string[] {
  return [
    ...[...passages, ...erasures].map(({ id }) => id),
    ...earlier.map((record) => rowOfEarlier(record).of),
    ...(profile ? [PROFILE] : []),
  ];
}

function idsIn(piece: MemoryState): string[] {
  const all = [
    ...piece.facts.map(({ id }) => id),
    ...piece.passages.map(({ id }) => id),
    ...piece.erasures.map(({ id }) => id),
    ...piece.history.map(({ factId }) => factId),
    ...piece.earlier.flatMap((record) => (record.kind === 'passage' ? [record.passage.id] : [])),
  ];
  return [...new Set(all)];
}

function present<T>(found: readonly (T | undefined)[]): T[] {
  return found.filter((record) => record !== undefined);
}
