import type { Table } from 'dexie';
import type { RecordChange } from '../ports/memory-repository.ts';
import { messageOf } from './conversation-rows.ts';
import type { NimaDatabase } from './database.ts';
import { factOf, withoutPlace } from './rows.ts';

type Kind = RecordChange['kind'];

/** What was written after a position, in the order in which it was. */
export async function newerChanges(
  database: NimaDatabase,
  than: string | null,
  limit: number,
  kinds: readonly Kind[] = ['fact', 'passage', 'message', 'erased'],
): Promise<readonly RecordChange[]> {
  const { facts, passages, messages, erasures } = database;
  const tables = { fact: facts, passage: passages, message: messages, erased: erasures };
  const after = async <T>(table: Table<T, string>): Promise<T[]> =>
    (than === null ? table.orderBy('position') : table.where('position').above(than)).limit(limit).toArray();
  const read: Readonly<Record<Kind, () => Promise<RecordChange[]>>> = {
    fact: async () =>
      (await after(facts)).map((row) => ({ kind: 'fact', position: row.position, fact: factOf(row) })),
    passage: async () =>
      (await after(passages)).map((row) => ({
        kind: 'passage',
        position: row.position,
        passage: withoutPlace(row),
      })),
    message: async () =>
      (await after(messages)).map((row) => ({
        kind: 'message',
        position: row.position,
        message: messageOf(row, undefined),
      })),
    erased: async () => (await after(erasures)).map(({ position, id }) => ({ kind: 'erased', position, id })),
  };
  // A table that nobody asks about is left out: the transaction would wait for what is being written to it.
  const scope = kinds.map((kind): Table => tables[kind]);
  return database.transaction('r', scope, async () => {
    const changes = (await Promise.all(kinds.map(async (kind) => read[kind]()))).flat();
    return changes.toSorted((a, b) => (a.position < b.position ? -1 : 1)).slice(0, limit);
  });
}
