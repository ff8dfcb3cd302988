import { afterEach, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { beginConversation, say } from '../../shared/domain/conversation/saying.ts';
import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import { conversationsContract } from '../ports/testing/conversations-contract.ts';
import { until } from '../ports/testing/until.ts';
import { NimaDatabase } from './database.ts';
import { DexieConversations } from './dexie-conversations.ts';

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

it('what was said in an erased conversation leaves its ids, and no text', async () => {
  const { database, conversations } = open();
  const said = say('a secret', null, beginConversation(making), making);
  await conversations.write({}, () => ({ conversation: said.conversation, messages: [said.question] }));
  await conversations.erase([said.conversation.id]);
  const left = await database.erasures.toArray();
  expect(left.map(({ id }) => id).toSorted()).toEqual([said.conversation.id, said.question.id].toSorted());
  expect(JSON.stringify(left)).not.toContain('secret');
});
