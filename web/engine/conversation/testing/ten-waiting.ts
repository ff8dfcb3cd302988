import { expect } from 'vitest';
import type { Reply } from '../../../../shared/schemas/index.ts';
import { ScriptedModel } from '../../../../shared/testing/scripted-model.ts';
import { FakeAnswerer } from '../../../ports/testing/fake-answerer.ts';
import { until } from '../../../ports/testing/until.ts';
import { chatOfFakes, replyOnce, saidIn, type ChatOfFakes, type World } from './chat-of-fakes.ts';

const MESSAGES = Array.from({ length: 10 }, (_, at) => `message ${at + 1}`);
const WORDS = 'One two three four five six.';

/** Whatever keeps what was said. */
interface Around extends World {
  readonly answerer: FakeAnswerer;
}

/** A companion whose every word the test can step in before. */
function openCompanion() {
  const words = { said: 0, before: async (_said: number): Promise<void> => undefined };
  const beforeWord = async () => words.before((words.said += 1));
  const answerer = new FakeAnswerer({ model: new ScriptedModel({ says: () => WORDS, beforeWord }) });
  return { answerer, words };
}

/** Ten messages in two conversations that wait for a model, and the tab they were said in. */
export async function tenWaiting(given: ChatOfFakes<Around> = {}) {
  const { answerer, words } = openCompanion();
  const tab = chatOfFakes<Around>({ answerer, withoutModel: true, ...given });
  answerer.isOff = true;
  const one = await tab.chat.begin(MESSAGES[0] ?? '');
  const isWaiting = ({ state }: Reply) => state === 'waiting';
  await replyOnce(tab.conversations, one, isWaiting);
  const other = await tab.chat.begin(MESSAGES[1] ?? '');
  await replyOnce(tab.conversations, other, isWaiting);
  for (const [at, text] of MESSAGES.slice(2).entries()) {
    const id = at % 3 === 0 ? other : one;
    await tab.chat.say(id, text);
    await replyOnce(tab.conversations, id, isWaiting);
    tab.clock.advance(1_000);
  }
  /** Another tab, or this one after a reload. */
  const openTab = (more: ChatOfFakes<Around> = {}) =>
    chatOfFakes<Around>({
      conversations: tab.conversations,
      answerer,
      clock: tab.clock,
      ids: tab.ids,
      withoutModel: true,
      ...given,
      ...more,
    });
  return { ...tab, tab, words, openTab, ids: [one, other] };
}

export type Waiting = Awaited<ReturnType<typeof tenWaiting>>;

export const come = ({ answerer }: Waiting, ...tabs: Waiting['tab'][]) => {
  answerer.isOff = false;
  for (const { modelIsThere } of tabs) modelIsThere.setState(true, true);
};
export const go = ({ answerer }: Waiting, ...tabs: Waiting['tab'][]) => {
  answerer.isOff = true;
  answerer.cutLines();
  for (const { modelIsThere } of tabs) modelIsThere.setState(false, true);
};

export async function expectEachOnce({ conversations, answerer, ids }: Waiting): Promise<void> {
  for (const id of ids) await replyOnce(conversations, id, ({ state }) => state === 'ended');
  const open = await conversations.unended();
  expect(open).toEqual([]);
  expect(answerer.asked.map(({ prompt }) => prompt.messages.at(-1)?.content)).toEqual(MESSAGES);
  const said = (await Promise.all(ids.map(async (id) => saidIn(conversations, id)))).flat();
  expect(said.flatMap(({ role, text }) => (role === 'user' ? [text] : [])).toSorted()).toEqual(
    MESSAGES.toSorted(),
  );
  const replies = said.filter((message) => message.role === 'assistant');
  expect(replies).toHaveLength(MESSAGES.length);
  for (const { text, end, trouble } of replies)
    expect({ text: text.trim(), end, trouble }).toEqual({ text: WORDS, end: 'stop', trouble: null });
}

export async function untilAllEnded({ conversations }: Waiting): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = async () => {
      if ((await conversations.unended()).length === 0) resolve();
    };
    conversations.watchUnended(
      () => void look(),
      (error) => {
        throw error;
      },
    );
  });
}

/** Until the model has gone, and these tabs are at no reply any more. */
export async function untilGone(...tabs: Waiting['tab'][]): Promise<void> {
  for (const { modelIsThere } of tabs) await until(modelIsThere, (isThere) => !isThere);
  for (const { chat } of tabs) await until(chat.live, ({ size }) => size === 0);
}
