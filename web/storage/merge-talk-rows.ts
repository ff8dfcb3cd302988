import { Dexie, type Table } from 'dexie';
import type { MemoryState } from '../../shared/domain/memory/merge/memory-state.ts';
import { NO_TALK, type TalkState } from '../../shared/domain/memory/merge/talk-state.ts';
import type { Conversation, Message } from '../../shared/schemas/index.ts';
import { conversationOf, messageOf, rowOfConversation, rowOfMessage } from './conversation-rows.ts';
import type { NimaDatabase } from './database.ts';
import { personaOf } from './everything.ts';
import { PERSONA } from './rows.ts';
import type { Stamps } from './stamps.ts';

/** The rows that a merge of what was said reads and writes. */
export function talkTables({
  conversations,
  messages,
  growing,
  offers,
  folds,
  traces,
  singles,
}: NimaDatabase) {
  return [conversations, messages, growing, offers, folds, traces, singles];
}

/** What of a talk is known of that a piece speaks of: by name, and all that lies in what the piece erases. */
export async function knownTalkOf(database: NimaDatabase, piece: MemoryState): Promise<TalkState> {
  const { conversations, messages, offers, folds, singles } = database;
  if (piece.erasures.length === 0 && !speaksOfTalk(piece)) return NO_TALK;
  const erased = piece.erasures.map(({ id }) => id);
  const named = (records: readonly { id: string }[]) => [...records.map(({ id }) => id), ...erased];
  const within = erased.map((id): [unknown, unknown] => [
    [id, Dexie.minKey],
    [id, Dexie.maxKey],
  ]);
  const said = [
    ...present(await messages.bulkGet(named(piece.messages))),
    ...(await messages.where('[conversation+position]').inAnyRange(within).toArray()),
  ];
  const rows = new Map(said.map((row) => [row.id, row]));
  const alike = async <Kept>(table: Table<Kept, string>, records: readonly { id: string }[]) =>
    table.where('id').anyOf(named(records)).or('conversation').anyOf(erased).distinct().toArray();
  return {
    conversations: present(await conversations.bulkGet(named(piece.conversations))).map(conversationOf),
    messages: [...rows.values()].map((row) => messageOf(row, undefined)),
    offers: await alike(offers, piece.offers),
    folds: await alike(folds, piece.folds),
    persona: piece.persona && personaOf(await singles.get(PERSONA)),
  };
}

/** The conversations that a piece speaks of: whether one was erased says what becomes of all that lies in it. */
export function conversationsIn({ conversations, messages, offers, folds }: TalkState): string[] {
  const within = [...messages, ...offers, ...folds].map(({ conversation }) => conversation);
  return [...new Set([...conversations.map(({ id }) => id), ...within])];
}

/** All that a piece names, but for conversations. */
export function talkIdsIn({ messages, offers, folds }: TalkState): string[] {
  return [...messages, ...offers, ...folds].map(({ id }) => id);
}

function speaksOfTalk(piece: MemoryState): boolean {
  return piece.persona !== null || conversationsIn(piece).length > 0;
}

/** Keeps what a merge came to: with new places, so that whoever follows the records learns of it. */
export async function keepTalk(
  database: NimaDatabase,
  stamps: Stamps,
  known: TalkState,
  after: TalkState,
): Promise<{ conversations: number; messages: number }> {
  const { conversations, messages, growing, offers, folds, traces, singles } = database;
  const chats = await stamps.place<Conversation>(freshIn(known.conversations, after.conversations));
  await conversations.bulkPut(chats.map(({ position, ...kept }) => rowOfConversation(kept, position)));
  const said = await stamps.place<Message>(freshIn(known.messages, after.messages));
  await messages.bulkPut(said.map(({ position, ...kept }) => rowOfMessage(kept, position)));
  await offers.bulkPut(freshIn(known.offers, after.offers));
  await folds.bulkPut(freshIn(known.folds, after.folds));
  const gone = {
    conversations: goneFrom(known.conversations, after.conversations),
    messages: goneFrom(known.messages, after.messages),
  };
  await conversations.bulkDelete(gone.conversations);
  await traces.where('conversation').anyOf(gone.conversations).delete();
  await messages.bulkDelete(gone.messages);
  // What had grown of a reply belongs to the version that is replaced.
  await growing.bulkDelete([...gone.messages, ...said.map(({ id }) => id)]);
  await offers.bulkDelete(goneFrom(known.offers, after.offers));
  await folds.bulkDelete(goneFrom(known.folds, after.folds));
  if (after.persona && after.persona !== known.persona) {
    await singles.put(after.persona, PERSONA);
    await stamps.place([after.persona]);
  }
  return { conversations: newIn(known.conversations, chats), messages: newIn(known.messages, said) };
}

function freshIn<Kept>(known: readonly Kept[], after: readonly Kept[]): Kept[] {
  const seen = new Set(known);
  return after.filter((record) => !seen.has(record));
}

function goneFrom(known: readonly { id: string }[], after: readonly { id: string }[]): string[] {
  const here = new Set(after.map(({ id }) => id));
  return known.map(({ id }) => id).filter((id) => !here.has(id));
}

function newIn(known: readonly { id: string }[], written: readonly { id: string }[]): number {
  const before = new Set(known.map(({ id }) => id));
  return written.filter(({ id }) => !before.has(id)).length;
}

function present<T>(found: readonly (T | undefined)[]): T[] {
  return found.filter((record) => record !== undefined);
}
