import { afterEach, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { beginConversation, say } from '../../shared/domain/conversation/saying.ts';
import { buildFact, buildOffer } from '../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import { buildFold } from '../../shared/testing/talk-builders.ts';
import { conversationsContract } from '../ports/testing/conversations-contract.ts';
import { until } from '../ports/testing/until.ts';
import { NimaDatabase } from './database.ts';
import { DexieConversations } from './dexie-conversations.ts';
import { DexieMemoryRepository } from './dexie-memory-repository.ts';

const opened: NimaDatabase[] = [];

function open(name = `test-${crypto.randomUUID()}`) {
  const database = new NimaDatabase(name);
  opened.push(database);
  return { database, conversations: new DexieConversations(database, new FakeClock()) };
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

conversationsContract('Dexie', async () => open().conversations);

const making = { clock: new FakeClock(), ids: new CountingIds() };

it('another tab is told of what is said, as it is being said', async () => {
  const name = `test-${crypto.randomUUID()}`;
  const [here, there] = [open(name).conversations, open(name).conversations];
  const said = say('Hello', null, beginConversation(making), making);
  await here.write({}, () => ({ conversation: said.conversation, messages: [said.question, said.reply] }));
  const text = createStore(() => '');
  const stop = there.watch(
    said.conversation.id,
    () => void there.messages([said.reply.id]).then(([message]) => text.setState(message?.text ?? '', true)),
    (error) => expect(error).toBeUndefined(),
  );
  await here.grow({ ...said.reply, text: 'Good day' });
  await until(text, (now) => now === 'Good day');
  stop();
});

it('what is said is told, in its order among the facts, to whoever catches up', async () => {
  const { database, conversations } = open();
  const memory = new DexieMemoryRepository(database, new FakeClock());
  const said = say('Hello', null, beginConversation(making), making);
  await memory.write([], () => [buildFact()]);
  await conversations.write({}, () => ({ conversation: said.conversation, messages: [said.question] }));
  const changes = await memory.newer(null, 10);
  expect(changes.map(({ kind }) => kind)).toEqual(['fact', 'message']);
  const position = changes[0]?.position ?? '';
  expect(await memory.newer(position, 10)).toMatchObject([{ message: { text: 'Hello', role: 'user' } }]);
  await conversations.erase([said.conversation.id]);
  expect((await memory.newer(position, 10)).map(({ kind }) => kind)).toEqual(['erased', 'erased']);
});

it('what was learned and folded in an erased conversation leaves its ids', async () => {
  const { database, conversations } = open();
  const said = say('a secret', null, beginConversation(making), making);
  const place = { conversation: said.conversation.id };
  const [offer, fold] = [making.ids.next(), making.ids.next()];
  await conversations.write({}, () => ({ conversation: said.conversation, messages: [said.question] }));
  await database.offers.add(buildOffer({ id: offer, ...place, message: said.question.id }));
  await database.folds.add(buildFold({ id: fold, ...place, covers: [said.question.id] }));
  await conversations.erase([said.conversation.id]);
  const left = await database.erasures.toCollection().primaryKeys();
  expect(left.toSorted()).toEqual([said.conversation.id, said.question.id, offer, fold].toSorted());
});

it('what was said in an erased conversation leaves its ids, and no text', async () => {
  const { database, conversations } = open();
  const said = say('a secret', null, beginConversation(making), making);
  await conversations.write({}, () => ({ conversation: said.conversation, messages: [said.question] }));
  await conversations.erase([said.conversation.id]);
  const left = await database.erasures.toArray();
  expect(left.map(({ id }) => id).toSorted()).toEqual([said.conversation.id, said.question.id].toSorted());
  expect(JSON.stringify(left)).not.toContain('secret');
});

it('whoever watches the list is told of one that stands below a pinned one', async () => {
  const { conversations } = open();
  const [pinned, other] = [beginConversation(making), beginConversation(making)];
  await conversations.write({}, () => ({ conversation: { ...pinned, pinned: true } }));
  await conversations.write({}, () => ({ conversation: other }));
  const told = createStore(() => 0);
  const stop = conversations.watchList(
    () => told.setState((count) => count + 1, true),
    (error) => expect(error).toBeUndefined(),
  );
  await until(told, (count) => count > 0);
  for (const change of [{ title: 'Tea' }, { updatedAt: 99 }, { deletedAt: 5 }]) {
    const before = told.getState();
    await conversations.write({ conversation: other.id }, () => ({ conversation: { ...other, ...change } }));
    await until(told, (count) => count > before);
  }
  stop();
});
