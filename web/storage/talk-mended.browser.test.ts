import { afterEach, expect, it } from 'vitest';
import { EMPTY_MEMORY, type MemoryState } from '../../shared/domain/memory/merge/memory-state.ts';
import { revisionAt } from '../../shared/lib/hlc.ts';
import { buildOffer } from '../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import { buildConversation, buildFold, buildQuestion } from '../../shared/testing/talk-builders.ts';
import { NimaDatabase } from './database.ts';
import { DexieConversations } from './dexie-conversations.ts';
import { DexieMemoryMerger } from './dexie-memory-merger.ts';

const opened: NimaDatabase[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

function open() {
  const database = new NimaDatabase(`test-${crypto.randomUUID()}`);
  opened.push(database);
  const clock = new FakeClock();
  const merger = new DexieMemoryMerger(database, clock);
  const take = async (...pieces: Partial<MemoryState>[]) => {
    for (const [order, piece] of pieces.entries())
      await merger.stage('job', order, { ...EMPTY_MEMORY, ...piece });
    return merger.merge('job');
  };
  const parents = async () =>
    Object.fromEntries((await database.messages.toArray()).map(({ id, parent }) => [id, parent]));
  return { database, take, parents, conversations: new DexieConversations(database, clock) };
}

const ids = new CountingIds();
const next = () => ids.next();
const [CHAT, OTHER, A, B] = [next(), next(), next(), next()];
const at = (ms: number) => ({ revision: revisionAt(ms) });
const asked = (id: string, parent: string | null, ms: number, conversation = CHAT) =>
  buildQuestion({ id, parent, conversation, ...at(ms) });

it('two sound files make no ring of messages: what began the conversation begins it', async () => {
  const { take, parents, database } = open();
  const conversations = [buildConversation({ id: CHAT, leaf: B, ...at(1) })];
  await take({ conversations }, { messages: [asked(A, null, 1), asked(B, A, 2)] });
  expect(await parents()).toEqual({ [A]: null, [B]: A });
  await take({ messages: [asked(A, B, 3), asked(B, null, 1)] });
  expect(await parents()).toEqual({ [A]: null, [B]: A });
  expect(await database.conversations.get(CHAT)).toMatchObject({ leaf: B });
});

it('a message stays in its conversation, whatever a file says', async () => {
  const { take, database } = open();
  const conversations = [buildConversation({ id: CHAT, leaf: A, ...at(1) })];
  const offer = buildOffer({ id: next(), conversation: CHAT, message: A });
  const fold = buildFold({ id: next(), conversation: CHAT, covers: [A] });
  await take({ conversations, messages: [asked(A, null, 1)], offers: [offer], folds: [fold] });
  const taken = await take(
    { erasures: [{ id: OTHER, ...at(9) }] },
    { messages: [asked(A, null, 9, OTHER)] },
    { offers: [{ ...offer, conversation: OTHER }], folds: [{ ...fold, conversation: OTHER }] },
  );
  expect(taken).toMatchObject({ messages: 0 });
  expect(await database.messages.toArray()).toMatchObject([{ id: A, conversation: CHAT }]);
  expect(await database.offers.toArray()).toEqual([offer]);
  expect(await database.folds.toArray()).toEqual([fold]);
});

it('what follows a message that stayed elsewhere begins anew, and what is shown ends where it stands', async () => {
  const { take, parents, database } = open();
  await take({ messages: [asked(A, null, 1)] });
  const conversations = [buildConversation({ id: OTHER, leaf: A, ...at(1) })];
  await take({ conversations }, { messages: [asked(A, null, 2, OTHER), asked(B, A, 2, OTHER)] });
  expect(await parents()).toEqual({ [A]: null, [B]: null });
  expect(await database.conversations.get(OTHER)).toMatchObject({ leaf: B });
});

it('nothing of an erased conversation comes back under the name of another', async () => {
  const { take, database, conversations } = open();
  await take({
    conversations: [buildConversation({ id: CHAT, leaf: A, ...at(1) })],
    messages: [asked(A, null, 1)],
  });
  await conversations.erase([CHAT]);
  await take(
    { conversations: [buildConversation({ id: OTHER, leaf: A, ...at(9) })] },
    { messages: [asked(A, null, 9, OTHER)] },
    { offers: [buildOffer({ id: next(), conversation: OTHER, message: A })] },
    { folds: [buildFold({ id: next(), conversation: OTHER, covers: [next(), A] })] },
  );
  expect(await database.conversations.toArray()).toMatchObject([{ id: OTHER, leaf: null }]);
  for (const table of [database.messages, database.offers, database.folds])
    expect(await table.count()).toBe(0);
});

it('what was learned and folded goes with its message, also when only the erasure of that one comes', async () => {
  const { take, database } = open();
  await take({
    conversations: [buildConversation({ id: CHAT, leaf: B, ...at(1) })],
    messages: [asked(A, null, 1), asked(B, A, 1)],
    offers: [buildOffer({ id: next(), conversation: OTHER, message: B })],
    folds: [buildFold({ id: next(), conversation: OTHER, covers: [A, B] })],
  });
  await take({ erasures: [{ id: B, ...at(9) }] });
  expect(await database.messages.get(B)).toBeUndefined();
  expect(await database.conversations.get(CHAT)).toMatchObject({ leaf: A });
  expect(await database.offers.count()).toBe(0);
  expect(await database.folds.count()).toBe(0);
});
