import { afterEach, expect, it } from 'vitest';
import { compareChats } from '../../shared/domain/conversation/imports/compare-chats.ts';
import { chatPieces } from '../../shared/domain/conversation/imports/chat-pieces.ts';
import { chatGptEntry, lineOf } from '../../shared/domain/conversation/imports/testing/foreign-files.ts';
import { readFile } from '../../shared/domain/conversation/imports/testing/read-file.ts';
import { FakeClock } from '../../shared/testing/fakes.ts';
import { conversationMergerContract } from '../ports/testing/conversation-merger-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexieConversations } from './dexie-conversations.ts';
import { DexieConversationsImport } from './dexie-conversations-import.ts';
import { DexieMemoryRepository } from './dexie-memory-repository.ts';

const opened: NimaDatabase[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

function open() {
  const database = new NimaDatabase(`test-${crypto.randomUUID()}`);
  opened.push(database);
  const clock = new FakeClock();
  return {
    database,
    conversations: new DexieConversations(database, clock),
    merger: new DexieConversationsImport(database, clock),
    memory: new DexieMemoryRepository(database, clock),
  };
}

async function take({ merger }: ReturnType<typeof open>, count: number) {
  const { chats } = readFile([chatGptEntry({ id: 'a', lines: lineOf(count) })]);
  for (const [order, piece] of [...chatPieces(compareChats(chats).end().fresh)].entries())
    await merger.stage('job', order, piece);
  return { chats, merged: await merger.merge('job') };
}

conversationMergerContract('Dexie', async () => open());

it('what was said elsewhere is told, as what was said here, to whoever catches up', async () => {
  const at = open();
  await take(at, 3);
  const changes = await at.memory.newer(null, 10);
  expect(changes.map(({ kind }) => kind)).toEqual(['message', 'message', 'message']);
});

it('what was erased here for good does not come back, and nothing of it is laid aside for long', async () => {
  const at = open();
  const { chats } = await take(at, 3);
  const ids = chats.map(({ conversation }) => conversation.id);
  await at.conversations.erase(ids);
  expect(await at.merger.known(ids)).toEqual([{ id: ids[0], state: 'gone', leaf: null, messages: [] }]);
  expect((await take(at, 3)).merged).toEqual({ chats: 0, grown: 0, messages: 0 });
  expect(await at.database.messages.count()).toBe(0);
  expect(await at.database.staging.count()).toBe(0);
  expect(await at.merger.next(10)).toBeNull();
});

it('nothing is known of what never was here', async () => {
  const { merger } = open();
  expect(await merger.known(['01900000-0000-7000-8000-000000000001'])).toEqual([]);
});
