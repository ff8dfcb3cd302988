import { afterEach, beforeEach, expect, it } from 'vitest';
import { chatPieces } from '../../shared/domain/conversation/imports/chat-pieces.ts';
import { compareChats } from '../../shared/domain/conversation/imports/compare-chats.ts';
import { chatGptEntry, lineOf } from '../../shared/domain/conversation/imports/testing/foreign-files.ts';
import { readFile } from '../../shared/domain/conversation/imports/testing/read-file.ts';
import { FakeClock } from '../../shared/testing/fakes.ts';
import { buildConversation, buildQuestion, buildReply } from '../../shared/testing/talk-builders.ts';
import { DexieConversations } from './dexie-conversations.ts';
import { DexieConversationsImport } from './dexie-conversations-import.ts';
import { DexieExtractionQueue } from './dexie-extraction-queue.ts';
import { NimaDatabase } from './database.ts';
import { hasUnfinishedTalk } from './unfinished-talk.ts';

let database: NimaDatabase;

beforeEach(() => {
  database = new NimaDatabase(`test-${crypto.randomUUID()}`);
});
afterEach(async () => database.delete());

/** A conversation of a file, which nobody has heard. */
async function imported() {
  const merger = new DexieConversationsImport(database, new FakeClock());
  const { chats } = readFile([chatGptEntry({ id: 'a', lines: lineOf(2) })]);
  for (const [order, piece] of [...chatPieces(compareChats(chats).end().fresh)].entries())
    await merger.stage('job', order, piece);
  await merger.merge('job');
  return { merger, chats };
}

it('nothing is unfinished where nothing was said', async () => {
  expect(await hasUnfinishedTalk(database)).toBe(false);
});

it('a reply is, until it has ended', async () => {
  const conversations = new DexieConversations(database, new FakeClock());
  const conversation = buildConversation();
  const question = buildQuestion({ conversation: conversation.id });
  const reply = buildReply({
    conversation: conversation.id,
    parent: question.id,
    state: 'waiting',
    end: null,
  });
  await conversations.write({}, () => ({ conversation, messages: [question, reply] }));
  expect(await hasUnfinishedTalk(database)).toBe(true);
  await conversations.write({ messages: [reply.id] }, () => ({
    messages: [{ ...reply, state: 'ended', end: 'memory' }],
  }));
  expect(await hasUnfinishedTalk(database)).toBe(false);
});

it('words are that a model has yet to read for facts', async () => {
  const queue = new DexieExtractionQueue(database);
  await queue.add('01900000-0000-7000-8000-000000000001');
  expect(await hasUnfinishedTalk(database)).toBe(true);
  await queue.done(await queue.waiting());
  expect(await hasUnfinishedTalk(database)).toBe(false);
});

it('an import is that nobody has heard to its end', async () => {
  const { merger } = await imported();
  expect(await hasUnfinishedTalk(database)).toBe(true);
  const unheard = await merger.next(10);
  await merger.heard(unheard?.upTo ?? '');
  expect(await hasUnfinishedTalk(database)).toBe(false);
});

it('an import is not that was erased before anybody heard it', async () => {
  const { merger, chats } = await imported();
  await new DexieConversations(database, new FakeClock()).erase(
    chats.map(({ conversation }) => conversation.id),
  );
  expect(await merger.next(10)).toBeNull();
  expect(await hasUnfinishedTalk(database)).toBe(false);
});
