import { describe, expect, it, vi } from 'vitest';
import { STALE_AFTER_MS } from '../../ports/chat.ts';
import { FakeAnswerer } from '../../ports/testing/fake-answerer.ts';
import { until } from '../../ports/testing/until.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import type { Understood } from './understanding.ts';
import { chatOfFakes, replyOnce, saidIn } from './testing/chat-of-fakes.ts';
import { slowModel } from './testing/slow-model.ts';

const CIVIC = buildFact({ text: 'I drive a 2014 Civic', category: 'cars' });
const hasEnded = ({ state }: { state: string }) => state === 'ended';
const isWaiting = ({ state }: { state: string }) => state === 'waiting';

describe('a message, where a model is there', () => {
  it('is answered by it, with what memory says first and what its numbers stand for', async () => {
    const { chat, conversations, answerer } = chatOfFakes({ facts: [CIVIC] });
    const id = await chat.begin('Civic');
    const reply = await replyOnce(conversations, id, hasEnded);
    expect(reply).toMatchObject({
      end: 'stop',
      memory: { kind: 'fact', facts: [CIVIC.id] },
      cites: [{ number: 1, fact: CIVIC.id }],
      underWay: null,
    });
    expect(reply.text).not.toBe('');
    expect(answerer.asked).toHaveLength(1);
    expect(answerer.asked[0]?.prompt.volatile).toContain('I drive a 2014 Civic');
    expect(await until(chat.live, ({ size }) => size === 0)).toEqual(new Map());
  });

  it('is told by memory before that is on the disk: nobody waits for a disk to see what is known', async () => {
    const { chat, conversations } = chatOfFakes({ facts: [CIVIC] });
    let wasKept: boolean | null = null;
    chat.live.subscribe((live) => {
      const [shown] = live.values();
      if (wasKept === null && shown?.memory) wasKept = kept.some(({ memory }) => memory !== null);
    });
    const kept: { memory: unknown }[] = [];
    const { write } = conversations;
    conversations.write = async (asked, decide) => {
      const done = await write.call(conversations, asked, decide);
      kept.push(...done.messages.filter((message) => message.role === 'assistant'));
      return done;
    };
    await replyOnce(conversations, await chat.begin('Civic'), hasEnded);
    expect(wasKept).toBe(false);
  });

  it('is told the facts themselves by memory, until it is answered', async () => {
    const { chat, conversations } = chatOfFakes({ facts: [CIVIC] });
    const told: (readonly unknown[])[] = [];
    chat.live.subscribe((live) => {
      for (const { memory, known, text } of live.values()) if (memory) told.push([known[0]?.id, text !== '']);
    });
    await replyOnce(conversations, await chat.begin('Civic'), hasEnded);
    expect(told[0]).toEqual([CIVIC.id, false]);
    expect(told.at(-1)).toEqual([undefined, true]);
  });

  it('is told by words at once, and better when the meaning joins', async () => {
    const FORD = buildFact({ id: '01900000-0000-7000-8000-000000000077', text: 'The Civic is not my Ford' });
    const { chat, conversations, memory } = chatOfFakes({
      facts: [CIVIC, FORD],
      meaningJoins: async () => true,
    });
    const parts = { vector: 0, keyword: 1, category: 0, recency: 0, pin: 0, context: 0 };
    const recalled = (fact: Fact) => [{ fact, score: 1, parts }];
    const recall = vi
      .spyOn(memory, 'recall')
      .mockImplementationOnce(async () => recalled(FORD))
      .mockImplementationOnce(async (_signal, _text, options) => {
        options?.onEmbedded?.(5);
        return recalled(CIVIC);
      });
    const told = new Set<string | undefined>();
    chat.live.subscribe((live) => {
      for (const { memory: said } of live.values()) if (said) told.add(said.facts[0]);
    });
    const reply = await replyOnce(conversations, await chat.begin('Civic'), hasEnded);
    expect([...told]).toEqual([FORD.id, CIVIC.id]);
    expect(reply.memory?.facts).toEqual([CIVIC.id]);
    expect(recall.mock.calls.map(([, , options]) => options?.isWordsEnough)).toEqual([true, false]);
  });

  it('is understood once where it tells something: what was kept of it meanwhile is no answer to it', async () => {
    const understand = vi.fn<() => Promise<Understood>>(async () => ({
      said: { kind: 'told', facts: [] },
      isEnough: true,
    }));
    const { chat, conversations, memory } = chatOfFakes({
      withoutModel: true,
      understand,
      meaningJoins: async () => true,
    });
    vi.spyOn(memory, 'recall').mockResolvedValue([]);
    const reply = await replyOnce(conversations, await chat.begin('I drive a 2014 Civic'), hasEnded);
    expect(reply.memory?.kind).toBe('told');
    expect(understand).toHaveBeenCalledTimes(1);
  });

  it('is answered without what says nothing, unless the rule is turned off', async () => {
    const says = () => 'Certainly! It takes 0W-20.';
    for (const [rulesOff, text] of [
      [[], 'It takes 0W-20.'],
      [['filler-opening', 'exclamation'], 'Certainly! It takes 0W-20.'],
    ] as const) {
      const { chat, conversations } = chatOfFakes({
        model: new ScriptedModel({ says }),
        rulesOff,
        facts: [CIVIC],
      });
      const shown: string[] = [];
      chat.live.subscribe((live) => void shown.push(...[...live.values()].map((reply) => reply.text)));
      const id = await chat.begin('Which oil does my Civic take?');
      expect((await replyOnce(conversations, id, hasEnded)).text).toContain(text);
      expect(shown.some((words) => words.startsWith('Certainly'))).toBe(rulesOff.length > 0);
    }
  });

  it('is told what was said elsewhere where no fact answers, and its trace tells so', async () => {
    const parts = { vector: 0, keyword: 1, category: 0, recency: 0, pin: 0, context: 0 };
    const id = '01900000-0000-7000-9000-00000000000d';
    const said = { id, text: 'The boiler valve is brass.', by: 'ChatGPT said', at: Date.UTC(2026, 0, 5) };
    const findSaid = async () => [{ ...said, score: 1, parts }];
    const { chat, conversations, answerer, traces } = chatOfFakes({ facts: [CIVIC], findSaid });
    const reply = await replyOnce(conversations, await chat.begin('What is the valve made of?'), hasEnded);
    const [asked] = answerer.asked;
    expect(asked?.prompt.volatile).toContain('2026-01-05, ChatGPT said: "The boiler valve is brass."');
    expect(reply.cites).toEqual([]);
    const trace = await traces.trace(reply.id);
    expect(trace?.recalled).toMatchObject([{ fact: id, category: 'ChatGPT said', at: said.at }]);
    expect(trace?.prompt?.account.citable).toMatchObject([{ id, part: 'recall', source: 'said' }]);
    await replyOnce(conversations, await chat.begin('Civic'), hasEnded);
    expect(answerer.asked[1]?.prompt.volatile).not.toContain('brass');
  });

  it('is answered also where what was said elsewhere cannot be looked for', async () => {
    const findSaid = async () => Promise.reject(new Error('the index broke'));
    const { chat, conversations } = chatOfFakes({ findSaid });
    const id = await chat.begin('What is the valve made of?');
    expect(await replyOnce(conversations, id, hasEnded)).toMatchObject({ end: 'stop', trouble: null });
  });

  it('is told what was said before, on the branch that is shown', async () => {
    const { chat, conversations, answerer } = chatOfFakes();
    const id = await chat.begin('first');
    await replyOnce(conversations, id, hasEnded);
    await chat.say(id, 'second');
    await replyOnce(conversations, id, (reply) => hasEnded(reply) && answerer.asked.length === 2);
    const [question] = await saidIn(conversations, id);
    await chat.edit(question?.id ?? '', 'other');
    await replyOnce(conversations, id, (reply) => hasEnded(reply) && answerer.asked.length === 3);
    const told = answerer.asked.map(({ prompt }) =>
      prompt.messages.filter(({ role }) => role === 'user').map(({ content }) => content),
    );
    expect(told).toEqual([['first'], ['first', 'second'], ['other']]);
  });

  it('can be answered again, beside the first reply, and either is shown', async () => {
    const { chat, conversations, answerer } = chatOfFakes();
    const id = await chat.begin('Hello');
    const first = await replyOnce(conversations, id, hasEnded);
    await chat.again(first.id);
    const second = await replyOnce(conversations, id, (reply) => hasEnded(reply) && reply.id !== first.id);
    expect(second.parent).toBe(first.parent);
    expect(answerer.asked).toHaveLength(2);
    await chat.show(first.id);
    expect((await conversations.conversations([id]))[0]?.leaf).toBe(first.id);
  });

  it('is revealed where it is of the conversation that is named, and nowhere else', async () => {
    const { chat, conversations } = chatOfFakes();
    const id = await chat.begin('Hello');
    const first = await replyOnce(conversations, id, hasEnded);
    await chat.again(first.id);
    const second = await replyOnce(conversations, id, (reply) => hasEnded(reply) && reply.id !== first.id);
    const other = await chat.begin('Elsewhere');
    const leaves = async () =>
      (await conversations.conversations([id, other])).map((conversation) => conversation?.leaf);
    await replyOnce(conversations, other, hasEnded);
    const [, elsewhere] = await leaves();
    await chat.reveal(other, first.id);
    await chat.reveal(id, 'nothing');
    expect(await leaves()).toEqual([second.id, elsewhere]);
    await chat.reveal(id, first.id);
    expect(await leaves()).toEqual([first.id, elsewhere]);
  });
});

describe('a message, where no model is', () => {
  it('is answered by memory alone where that is enough, and says so', async () => {
    const { chat, conversations, answerer } = chatOfFakes({ facts: [CIVIC], withoutModel: true });
    const stages = new Set<string>();
    chat.live.subscribe((live) => {
      for (const { stage } of live.values()) stages.add(stage.kind);
    });
    const id = await chat.begin('Civic');
    expect(await replyOnce(conversations, id, hasEnded)).toMatchObject({
      end: 'memory',
      memory: { kind: 'fact', facts: [CIVIC.id] },
      text: '',
      model: null,
    });
    expect(answerer.asked).toEqual([]);
    expect([...stages]).toEqual(['recalling']);
  });

  it('waits, and is sent once, in its order, when a model comes', async () => {
    const { chat, conversations, answerer, modelIsThere } = chatOfFakes({ withoutModel: true });
    const ids: string[] = [];
    for (const text of ['one', 'two', 'three']) ids.push(await chat.begin(text));
    for (const id of ids) await replyOnce(conversations, id, isWaiting);
    modelIsThere.setState(true, true);
    for (const id of ids) await replyOnce(conversations, id, hasEnded);
    modelIsThere.setState(false, true);
    modelIsThere.setState(true, true);
    expect(answerer.asked.map(({ prompt }) => prompt.messages.at(-1)?.content)).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('that waited for long is sent when a person says so, and not before', async () => {
    const { chat, conversations, answerer, modelIsThere, clock } = chatOfFakes({ withoutModel: true });
    const old = await chat.begin('old');
    const { id: stale } = await replyOnce(conversations, old, isWaiting);
    clock.advance(STALE_AFTER_MS + 1);
    const young = await chat.begin('young');
    await replyOnce(conversations, young, isWaiting);
    modelIsThere.setState(true, true);
    await replyOnce(conversations, young, hasEnded);
    expect(answerer.asked).toHaveLength(1);
    await chat.sendNow(stale);
    await replyOnce(conversations, old, hasEnded);
    expect(answerer.asked).toHaveLength(2);
  });

  it('can be taken back from the line', async () => {
    const { chat, conversations, answerer, modelIsThere } = chatOfFakes({ withoutModel: true });
    const id = await chat.begin('one');
    const { id: reply } = await replyOnce(conversations, id, isWaiting);
    await chat.stop(reply);
    modelIsThere.setState(true, true);
    expect(await replyOnce(conversations, id, hasEnded)).toMatchObject({ end: 'aborted' });
    expect(answerer.asked).toEqual([]);
  });
});

describe('an answer that is interrupted', () => {
  const LONG = Array.from({ length: 30 }, (_, at) => `word${at}`).join(' ');
  const slow = () => slowModel(LONG);

  it('is stopped by the person, and what was said stands', async () => {
    const { model, allow } = slow();
    const { chat, conversations } = chatOfFakes({ model });
    const id = await chat.begin('Hello');
    allow(5);
    await until(chat.live, (live) => [...live.values()].some(({ text }) => text.includes('word3')));
    const [replyId] = [...chat.live.getState().keys()];
    await chat.stop(replyId ?? '');
    expect(await replyOnce(conversations, id, hasEnded)).toMatchObject({
      end: 'aborted',
      text: expect.stringContaining('word3'),
    });
  });

  it('is read on after a reload, from where it was, and none of it twice', async () => {
    const { model, allow } = slow();
    const before = chatOfFakes({ model });
    const id = await before.chat.begin('Hello');
    allow(5);
    await until(before.chat.live, (live) => [...live.values()].some(({ text }) => text.includes('word3')));
    before.chat.close();
    allow(100);
    const { conversations, answerer, clock, ids } = before;
    const after = chatOfFakes({ conversations, answerer, clock, ids });
    const reply = await replyOnce(conversations, id, hasEnded);
    expect(reply.text.trim()).toBe(LONG);
    expect(answerer.asked).toHaveLength(1);
    // What the person said is read for facts here: the page that would have done it is gone.
    await until(after.chat.live, ({ size }) => size === 0);
    expect(after.readForFacts).toEqual([[reply.parent]]);
  });

  it('says where it stopped when the companion was killed in the middle', async () => {
    const { model, allow } = slow();
    const { chat, conversations, answerer } = chatOfFakes({ model });
    const id = await chat.begin('Hello');
    allow(5);
    await until(chat.live, (live) => [...live.values()].some(({ text }) => text.includes('word3')));
    answerer.restart();
    expect(await replyOnce(conversations, id, hasEnded)).toMatchObject({
      end: 'cut',
      trouble: 'answer_gone',
      text: expect.stringContaining('word3'),
    });
  });

  it('goes on when the companion is back, while it still holds the rest', async () => {
    const { model, allow } = slow();
    const answerer = new FakeAnswerer({ model });
    const { chat, conversations, modelIsThere } = chatOfFakes({ answerer });
    const id = await chat.begin('Hello');
    allow(5);
    await until(chat.live, (live) => [...live.values()].some(({ text }) => text.includes('word3')));
    answerer.isOff = true;
    answerer.cutLines();
    await until(chat.live, (live) => live.size === 0);
    allow(100);
    answerer.isOff = false;
    modelIsThere.setState(false, true);
    modelIsThere.setState(true, true);
    expect((await replyOnce(conversations, id, hasEnded)).text.trim()).toBe(LONG);
    expect(answerer.asked).toHaveLength(1);
  });
});
