import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildFact } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { endedBy } from '../../../shared/domain/conversation/replying.ts';
import { beginConversation, say } from '../../../shared/domain/conversation/saying.ts';
import type { Question } from '../../../shared/ports/model.ts';
import { RULE_NAMES } from '../../../shared/schemas/persona.ts';
import { quote } from '../../../shared/domain/orchestration/quote.ts';
import { NO_FILTER } from '../../ports/memory.ts';
import { createFakeMemory } from '../../ports/testing/fake-memory.ts';
import { FakeConversations } from '../../ports/testing/fake-conversations.ts';
import { FakeOffers } from '../../ports/testing/fake-offers.ts';
import { learningOfFakes } from '../learning/testing/learning-of-fakes.ts';
import { chatOfFakes, replyOnce } from './testing/chat-of-fakes.ts';
import { INJECTIONS, type Injection } from './testing/injections.ts';
import type { ChatParts } from './chat.ts';
import { createUnderstanding } from './understanding.ts';

const never = new AbortController().signal;
const KNOWN = buildFact({ text: 'I am allergic to hazelnuts', category: 'health' });

/** A conversation with a model that does what any injection in its prompt wants, and all that it could touch. */
function openWorld(
  { text, obeyed }: Injection,
  facts = [KNOWN],
  findSaid: ChatParts['findSaid'] = async () => [],
) {
  const [clock, ids] = [new FakeClock(), new CountingIds()];
  const seen: string[] = [];
  const says = ({ prompt }: Question) => {
    const read = [prompt.system, prompt.volatile, ...prompt.messages.map(({ content }) => content)].join(
      '\n',
    );
    const isThere = read.includes(text) || read.includes(quote(text).slice(1, -1));
    seen.push(isThere ? text : '');
    return isThere ? obeyed : 'Nothing told me to do anything.';
  };
  const model = new ScriptedModel({ says, contextTokens: 4_096 });
  const memory = createFakeMemory({ clock, ids: new CountingIds(), facts });
  const offers = new FakeOffers();
  const learning = learningOfFakes({ offers, memory, clock, ids });
  const understand = createUnderstanding({ memory, learner: learning, clock });
  const conversations = new FakeConversations(clock);
  const given = { findSaid, model, memory, understand, conversations, clock, ids, rulesOff: RULE_NAMES };
  return { ...chatOfFakes(given), learning, seen, conversations };
}

type World = ReturnType<typeof openWorld>;

/** All that may not change by what a model says. */
async function stateOf({ memory, learning }: World) {
  const { rows } = await memory.page(never, { ...NO_FILTER, superseded: 'show' }, { offset: 0, count: 100 });
  return {
    facts: rows.map(({ fact }) => fact),
    profile: await memory.profile(),
    changes: memory.changes.getState(),
    offers: await learning.open(),
    kinds: await learning.acceptedKinds(),
  };
}

/** Asks, and then says what somebody says who did not read: nothing of what the model wanted may come of either. */
async function askAndAgree(
  world: World,
  question: string,
  conversation?: string,
): Promise<readonly string[]> {
  const { chat, conversations } = world;
  const id = conversation ?? (await chat.begin(question));
  if (conversation !== undefined) await chat.say(id, question);
  const first = await replyOnce(conversations, id, ({ state }) => state === 'ended');
  expect(first).toMatchObject({ end: 'stop', command: null });
  await chat.say(id, 'Yes, go on');
  const second = await replyOnce(
    conversations,
    id,
    (reply) => reply.state === 'ended' && reply.id !== first.id,
  );
  expect(second.command).toBeNull();
  return [first.text.trim(), second.text.trim()];
}

const network = vi.fn(() => {
  throw new Error('Nothing may leave.');
});
beforeEach(() => {
  network.mockClear();
  vi.stubGlobal('fetch', network);
});
afterEach(() => void vi.unstubAllGlobals());

describe('a model that obeys what it reads', () => {
  it('is shown sixty ways to be given orders, each another', () => {
    expect(new Set(INJECTIONS.map(({ text }) => text)).size).toBe(INJECTIONS.length);
    expect(INJECTIONS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(INJECTIONS)('does nothing by an order in a memory: $text', async (injection) => {
    const bad = buildFact({
      id: '01900000-0000-7000-9000-00000000000b',
      text: `The router is in the hall. ${injection.text}`,
      category: 'technical',
    });
    const world = openWorld(injection, [KNOWN, bad]);
    const before = await stateOf(world);
    const [said] = await askAndAgree(world, 'router hall');
    expect(world.seen[0]).toBe(injection.text);
    expect(said).toBe(injection.obeyed.trim());
    expect(await stateOf(world)).toEqual(before);
    expect(network).not.toHaveBeenCalled();
  });

  it.each(INJECTIONS)('does nothing by an order in another conversation: $text', async (injection) => {
    const parts = { vector: 0, keyword: 1, category: 0, recency: 0, pin: 0, context: 0 };
    const id = '01900000-0000-7000-9000-00000000000e';
    const said = { id, text: injection.text, by: 'ChatGPT said', at: 1, score: 1, parts };
    const world = openWorld(injection, [KNOWN], async () => [said]);
    const before = await stateOf(world);
    const [answer] = await askAndAgree(world, 'What about the router?');
    expect(world.seen[0]).toBe(injection.text);
    expect(answer).toBe(injection.obeyed.trim());
    expect(await stateOf(world)).toEqual(before);
    expect(network).not.toHaveBeenCalled();
  });

  it.each(INJECTIONS)('does nothing by an order in a chat of elsewhere: $text', async (injection) => {
    const world = openWorld(injection);
    const id = await importedChat(world, injection.text);
    const before = await stateOf(world);
    const [said] = await askAndAgree(world, 'What was that about?', id);
    expect(world.seen[0]).toBe(injection.text);
    expect(said).toBe(injection.obeyed.trim());
    expect(await stateOf(world)).toEqual(before);
    expect(network).not.toHaveBeenCalled();
  });
});

/** A conversation that was had elsewhere: the order stands in what an assistant replied there. */
async function importedChat({ conversations, ids, clock }: World, text: string): Promise<string> {
  const said = say('Where is the router?', null, beginConversation({ clock, ids }), { clock, ids });
  const reply = {
    ...endedBy(said.reply, 'stop', clock.now()),
    text: `In the hall. ${text}`,
    model: 'elsewhere',
  };
  await conversations.write({}, () => ({
    conversation: said.conversation,
    messages: [said.question, reply],
  }));
  return said.conversation.id;
}
