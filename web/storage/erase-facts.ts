import { Dexie } from 'dexie';
import type { NimaDatabase } from './database.ts';
import { eraseFromTraces } from './erase-from-traces.ts';
import { factOf, rowOfFact, type FactRow } from './rows.ts';
import type { Stamps } from './stamps.ts';

/** Leaves nothing of facts and passages but their ids, wherever it stands; answers how many facts were still there. */
export async function eraseFacts(
  database: NimaDatabase,
  stamps: Stamps,
  ids: readonly string[],
): Promise<number> {
  const { facts, passages, history, earlier, offers, traces, erasures, singles } = database;
  const tables = [facts, passages, history, earlier, offers, traces, erasures, singles];
  return database.transaction('rw', tables, async () => {
    const erased = present(await facts.bulkGet([...ids]));
    for (const id of ids)
      await history.where('[factId+fact.revision]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete();
    await facts.bulkDelete([...ids]);
    await passages.bulkDelete([...ids]);
    await earlier.where('of').anyOf(ids).delete();
    await unlink(database, stamps, erased);
    await eraseFromTraces(database, ids);
    const learned = await offersOf(database, ids);
    await offers.bulkDelete(learned);
    await erasures.bulkPut(await stamps.stamp([...ids, ...learned].map((id) => ({ id }))));
    return erased.length;
  });
}

/** What these facts were learned as, in their very words: it goes with them. */
async function offersOf({ offers }: NimaDatabase, facts: readonly string[]): Promise<string[]> {
  const gone = new Set(facts);
  const accepted = offers.where('verdict').equals('accepted');
  return accepted.filter(({ fact }) => fact !== null && gone.has(fact)).primaryKeys();
}

/** What was erased is named by no other fact: not as replaced, not as replacing. */
async function unlink({ facts }: NimaDatabase, stamps: Stamps, erased: readonly FactRow[]): Promise<void> {
  const gone = new Set(erased.map(({ id }) => id));
  const linked = erased.flatMap(({ supersedes, supersededBy }) => [...supersedes, supersededBy ?? []].flat());
  const others = [...new Set(linked)].filter((id) => !gone.has(id));
  const freed = present(await facts.bulkGet(others)).map((row) => ({
    ...factOf(row),
    supersedes: row.supersedes.filter((id) => !gone.has(id)),
    supersededBy: row.supersededBy !== null && gone.has(row.supersededBy) ? null : row.supersededBy,
  }));
  const stamped = await stamps.stamp(freed);
  await facts.bulkPut(stamped.map((fact) => rowOfFact(fact, fact.position)));
}

function present<T>(found: readonly (T | undefined)[]): T[] {
  return found.filter((record) => record !== undefined);
}
