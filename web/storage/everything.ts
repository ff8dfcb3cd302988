import { Dexie, type Table } from 'dexie';
import type { PersonaVersion } from '../../shared/domain/memory/merge/talk-state.ts';
import { revisionAt } from '../../shared/lib/hlc.ts';
import { profile as profileSchema, revision } from '../../shared/schemas/index.ts';
import { keptPersona } from '../../shared/schemas/persona.ts';
import type { MemoryContents } from '../ports/memory-repository.ts';
import { conversationOf, messageOf, type MessageRow } from './conversation-rows.ts';
import type { NimaDatabase } from './database.ts';
import { factOf, PERSONA, PROFILE, withoutPlace } from './rows.ts';
import { explained } from './storage-error.ts';

/** Records read at a time when all are handed over: enough to be quick, little enough to stop at once. */
const READ_AT_ONCE = 500;
/** A message may be as long as ten facts. */
const MESSAGES_AT_ONCE = 100;

/** All that is kept of a memory; each kind is read when it is asked for. */
export async function everythingIn(database: NimaDatabase, signal: AbortSignal): Promise<MemoryContents> {
  const { facts, passages, history, earlier, erasures, conversations, messages, offers, folds, singles } =
    database;
  const profile = await explained(async () => singles.get(PROFILE));
  const inPieces = <Row, Key, Kept>(table: Table<Row, Key>, keptOf: (row: Row) => Kept) =>
    piecesOf(signal, table, READ_AT_ONCE, async (rows) => rows.map(keptOf));
  return {
    profile: profile === undefined ? null : profileSchema.parse(profile),
    facts: inPieces(facts, factOf),
    passages: inPieces(passages, withoutPlace),
    history: inPieces(history, (version) => version),
    earlier: inPieces(earlier, ({ record }) => record),
    erasures: inPieces(erasures, withoutPlace),
    conversations: inPieces(conversations, conversationOf),
    messages: piecesOf(signal, messages, MESSAGES_AT_ONCE, async (rows) => asGrown(database, rows)),
    offers: inPieces(offers, (offer) => offer),
    folds: inPieces(folds, (fold) => fold),
    persona: personaOf(await explained(async () => singles.get(PERSONA))),
  };
}

/** What a person made of the persona; null where nobody did, or where it makes no sense. */
export function personaOf(row: unknown): PersonaVersion | null {
  const kept = keptPersona.safeParse(row);
  if (!kept.success) return null;
  // One that was kept before personas had revisions is older than all that have one.
  const given = revision.safeParse((row as { revision?: unknown }).revision);
  return { ...kept.data, revision: given.success ? given.data : revisionAt(0) };
}

async function asGrown({ growing }: NimaDatabase, rows: readonly MessageRow[]) {
  const open = rows.filter((row) => row.open === 1).map(({ id }) => id);
  const growths = open.length === 0 ? [] : present(await growing.bulkGet(open));
  const byId = new Map(growths.map((growth) => [growth.id, growth]));
  return rows.map((row) => messageOf(row, byId.get(row.id)));
}

/** By primary key from where the last piece ended: nothing is held open between two pieces. */
async function* piecesOf<Row, Key, Kept>(
  signal: AbortSignal,
  table: Table<Row, Key>,
  atOnce: number,
  keptOf: (rows: readonly Row[]) => Promise<readonly Kept[]>,
): AsyncGenerator<readonly Kept[]> {
  for (let after: unknown = Dexie.minKey; ;) {
    signal.throwIfAborted();
    const keys = await explained(async () => table.where(':id').above(after).limit(atOnce).primaryKeys());
    if (keys.length === 0) return;
    yield await explained(async () => keptOf(present(await table.bulkGet(keys))));
    after = keys.at(-1);
  }
}

function present<T>(found: readonly (T | undefined)[]): T[] {
  return found.filter((record) => record !== undefined);
}
