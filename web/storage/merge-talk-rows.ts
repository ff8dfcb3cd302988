import { Dexie, type Table } from 'dexie';
import type { MemoryState } from '../../shared/domain/memory/merge/memory-state.ts';
import { rootsOfFold, rootsOfMessage, rootsOfOffer } from '../../shared/domain/memory/merge/talk-roots.ts';
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
  const gone = new Set(erased.length === 0 ? [] : [...erased, ...rows.keys()]);
  const alike = async <Kept extends { id: string }>(
    table: Table<Kept, string>,
    records: readonly { id: string }[],
    hangsOn: (record: Kept) => readonly string[],
  ) => {
    const found = table.where('id').anyOf(named(records)).or('conversation').anyOf(erased).distinct();
    const hanging = table.filter((record) => hangsOn(record).some((id) => gone.has(id)));
    const all = [...(await found.toArray()), ...(gone.size === 0 ? [] : await hanging.toArray())];
    return [...new Map(all.map((record) => [record.id, record])).values()];
  };
  return {
    conversations: present(await conversations.bulkGet(named(piece.conversations))).map(conversationOf),
    messages: [...rows.values()].map((row) => messageOf(row, undefined)),
    offers: await alike(offers, piece.offers, rootsOfOffer),
    folds: await alike(folds, piece.folds, rootsOfFold),
    persona: piece.persona && personaOf(await singles.get(PERSONA)),
  };
}

/** All that a piece names: where one of these was erased, what hangs on it does not come back. */
export function talkIdsIn({ conversations, messages, offers, folds }: TalkState): string[] {
  return [
    ...conversations.map(({ id }) => id),
    ...messages.flatMap(rootsOfMessage),
    ...offers.flatMap(rootsOfOffer),
    ...folds.flatMap(rootsOfFold),
  ];
}

function speaksOfTalk(piece: MemoryState): boolean {
  return piece.persona !== null || talkIdsIn(piece).length > 0;
}

/**
 * Keeps what a merge came to: with new places, so that whoever follows the records learns of it. `touched` are the
 * conversations in which something came or went.
 */
export async function keepTalk(
  database: NimaDatabase,
  stamps: Stamps,
  known: TalkState,
  after: TalkState,
): Promise<{ conversations: number; messages: number; touched: readonly string[] }> {
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
  const lost = new Set(gone.messages);
  const touched = [...said, ...known.messages.filter(({ id }) => lost.has(id))];
  return {
    conversations: newIn(known.conversations, chats),
    messages: newIn(known.messages, said),
    touched: [...chats.map(({ id }) => id), ...touched.map(({ conversation }) => conversation)],
  };
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
