import { describe, expect, it } from 'vitest';
import type { Model } from '../../../shared/ports/model.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { PROMPT_NAMES } from '../../../shared/schemas/prompt-text.ts';
import { ScriptedModel, type Script } from '../../../shared/testing/scripted-model.ts';
import type { AnswerNews, Answerer, AnswerQuestion } from '../answerer.ts';
import { eventsIn, numbersIn, readAll, readUntil, saidIn, WordGate } from './answer-readers.ts';

export interface OpenedAnswerer {
  answerer: Answerer;
  /** Breaks every open connection; the answers go on. */
  cutLines(): void;
  /** Nobody listens there, until somebody does again; open connections break. */
  beOff(isOff: boolean): Promise<void>;
  /** Killed and started anew: no answer is known any more. */
  restart(): Promise<void>;
}

/** Opens one that asks this model, and that waits for nothing between two tries. */
export type OpenAnswerer = (model: Model) => Promise<OpenedAnswerer>;

const WORDS = 'Grüße, 🪨 one two three four';
const QUESTION: AnswerQuestion = { prompt: { messages: [{ role: 'user', content: 'Hello there' }] } };
/** Valid, and never given out. */
const UNKNOWN = '01900000-0000-7000-8000-0000000fffff';

const signal = () => new AbortController().signal;

/** What every answerer keeps to. */
export function answererContract(name: string, open: OpenAnswerer): void {
  const openAt = async (script: Script = {}) => {
    const gate = new WordGate();
    const model = new ScriptedModel({ says: () => WORDS, beforeWord: gate.pass, ...script });
    return { gate, model, ...(await open(model)) };
  };
  /** An answer of which two words were told. */
  const begun = async (script?: Script) => {
    const opened = await openAt(script);
    const leaving = new AbortController();
    const reading = opened.answerer.ask(leaving.signal, QUESTION)[Symbol.asyncIterator]();
    opened.gate.let(2);
    const seen = await readUntil(reading, (news) => saidIn(news).split(' ').length > 2);
    const [start] = eventsIn(seen);
    const id = start?.type === 'start' ? start.id : '';
    return { ...opened, leaving, reading, seen, id, last: numbersIn(seen).at(-1) ?? 0 };
  };
  const readRest = async ({ answerer, id }: { answerer: Answerer; id: string }, seen = 0) =>
    readAll(answerer.readOn(signal(), id, seen));

  describe(`${name} as an answerer`, () => {
    tellsAnAnswer(openAt);
    countsAndShapes(openAt);

    it('comes back by itself when the line breaks, and gives each event once', async () => {
      const { gate, reading, seen, cutLines } = await begun();
      for (const words of [1, 2, 3]) {
        cutLines();
        seen.push(...(await readUntil(reading, (news) => news.at(-1)?.kind === 'reconnected')));
        if (words < 3) gate.let(1);
        else gate.open();
        seen.push(...(await readUntil(reading, (news) => saidIn(news) !== '')));
      }
      seen.push(...(await readUntil(reading, () => false)));
      expect(saidIn(seen)).toBe(WORDS);
      expect(eventsIn(seen).at(-1)).toMatchObject({ type: 'done', reason: 'stop' });
      expectOnce(seen);
      expect(seen).toContainEqual({ kind: 'reconnecting', attempt: 1 });
    });

    it('goes on with an answer nobody listens to, which is read on from anywhere', async () => {
      const { gate, leaving, reading, seen, last, ...answer } = await begun();
      const waiting = reading.next();
      leaving.abort();
      await expect(waiting).rejects.toBe(leaving.signal.reason);
      gate.open();
      const rest = await readRest(answer, last);
      expect(saidIn(seen) + saidIn(rest)).toBe(WORDS);
      expect(numbersIn(rest)[0]).toBeGreaterThan(last);
      const all = await readRest(answer);
      expect([saidIn(all), numbersIn(all)[0]]).toEqual([WORDS, 1]);
      expect(await readRest(answer, numbersIn(all).at(-1))).toEqual([]);
      await expect(readRest(answer, 999)).rejects.toMatchObject({ code: 'bad_request' });
    });

    it('says nothing more to one who left the loop', async () => {
      const { gate, answerer } = await openAt();
      gate.let(1);
      const news: AnswerNews[] = [];
      for await (const told of answerer.ask(signal(), QUESTION)) {
        news.push(told);
        if (told.kind === 'event' && told.event.type === 'text') break;
      }
      expect(saidIn(news)).toBe('Grüße, ');
      gate.open();
      expect(saidIn(await readRest({ answerer, id: idIn(news) }))).toBe(WORDS);
    });

    it('ends an answer where it is, as often as it is told to', async () => {
      const { reading, seen, ...answer } = await begun();
      await answer.answerer.stop(signal(), answer.id);
      seen.push(...(await readUntil(reading, () => false)));
      expect(eventsIn(seen).at(-1)).toMatchObject({ type: 'done', reason: 'aborted' });
      expect(saidIn(seen)).toBe('Grüße, 🪨 ');
      await answer.answerer.stop(signal(), answer.id);
      await answer.answerer.stop(signal(), UNKNOWN);
      expect(saidIn(await readRest(answer))).toBe('Grüße, 🪨 ');
    });

    it('gives up on a companion that stays away, and says where to read on', async () => {
      const { gate, reading, id, last, beOff, ...answer } = await begun();
      await beOff(true);
      const lost = readUntil(reading, () => false);
      await expect(lost).rejects.toMatchObject({
        code: 'companion_unreachable',
        details: { id, seen: last },
      });
      await expect(readRest({ ...answer, id })).rejects.toMatchObject({ code: 'companion_unreachable' });
      await expect(answer.answerer.stop(signal(), id)).rejects.toMatchObject({
        code: 'companion_unreachable',
      });
      await beOff(false);
      gate.open();
      expect('Grüße, 🪨 ' + saidIn(await readRest({ ...answer, id }, last))).toBe(WORDS);
    });

    it('says so where an answer is no longer held', async () => {
      const { reading, restart, ...answer } = await begun();
      await restart();
      const lost = readUntil(reading, () => false);
      await expect(lost).rejects.toMatchObject({ code: 'answer_gone' });
      await expect(readRest(answer)).rejects.toMatchObject({ code: 'answer_gone' });
    });
  });
}

type OpenAt = (script?: Script) => Promise<OpenedAnswerer & { gate: WordGate; model: ScriptedModel }>;

function tellsAnAnswer(openAt: OpenAt): void {
  it('tells an answer from its start to its end, numbered', async () => {
    const { gate, model, answerer } = await openAt();
    gate.open();
    const question = { ...QUESTION, maxTokens: 50, stop: ['\n\n'], seed: 7 };
    const told = await readAll(answerer.ask(signal(), question));
    const types = eventsIn(told).map(({ type }) => type);
    expect([types[0], types[1], types.at(-1)]).toEqual(['start', 'prefill', 'done']);
    expect([saidIn(told), numbersIn(told)[0]]).toEqual([WORDS, 1]);
    expectOnce(told);
    expect(eventsIn(told).at(-1)).toMatchObject({ reason: 'stop', figures: { answerTokens: 6 } });
    expect(model.asked).toMatchObject([{ ...question, urgency: 'chat' }]);
  });

  it('asks nothing until it is read', async () => {
    const { model, answerer } = await openAt();
    answerer.ask(signal(), QUESTION);
    await answerer.count(signal(), ['one']);
    expect(model.asked).toEqual([]);
  });

  it('tells as an event that an answer broke off', async () => {
    const error = fault('model_crashed', 'It fell over.');
    const { gate, answerer } = await openAt({ breaksAfter: { words: 2, error } });
    gate.open();
    const told = await readAll(answerer.ask(signal(), QUESTION));
    expect(saidIn(told)).toBe('Grüße, 🪨 ');
    expect(eventsIn(told).at(-1)).toMatchObject({ type: 'error', code: 'model_crashed', retryable: true });
  });

  it('throws what keeps an answer from beginning, and asks once', async () => {
    const { gate, model, answerer, beOff } = await openAt({ contextTokens: 2 });
    gate.open();
    const asking = async () => readAll(answerer.ask(signal(), QUESTION));
    await expect(asking()).rejects.toMatchObject({
      code: 'context_exceeded',
      details: { tokens: 4, limit: 2 },
    });
    expect(model.asked).toHaveLength(1);
    model.become({ kind: 'none', reason: 'None here.' });
    await expect(asking()).rejects.toMatchObject({ code: 'model_unavailable' });
    await beOff(true);
    await expect(asking()).rejects.toMatchObject({ code: 'companion_unreachable' });
    const left = AbortSignal.abort();
    await expect(readAll(answerer.ask(left, QUESTION))).rejects.toBe(left.reason);
    expect(model.asked).toHaveLength(1);
  });
}

function countsAndShapes(openAt: OpenAt): void {
  it('counts as the model counts, any number of texts', async () => {
    const { answerer } = await openAt({ contextTokens: 512 });
    const many = Array.from({ length: 2_345 }, (_, at) => (at % 2 === 0 ? 'one two' : ''));
    expect(await answerer.count(signal(), many)).toEqual({
      counts: many.map((text) => (text === '' ? 0 : 2)),
      contextTokens: 512,
    });
    expect(await answerer.count(signal(), [])).toEqual({ counts: [], contextTokens: 512 });
    const prompt = { ...QUESTION.prompt, system: 'Calm.', volatile: 'It rains.' };
    expect(await answerer.countPrompt(signal(), prompt)).toEqual({ count: 7, contextTokens: 512 });
  });

  it.each([
    { kind: 'none', reason: 'None here.' },
    { kind: 'loading', model: 'scripted', share: 0.5 },
  ] as const)('counts nothing where the model is $kind', async (state) => {
    const { model, answerer } = await openAt();
    model.become(state);
    expect(await answerer.count(signal(), ['one'])).toBeNull();
    expect(await answerer.countPrompt(signal(), QUESTION.prompt)).toBeNull();
  });

  it('gives JSON of a shape, or says that it got none', async () => {
    const schema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
    const said = { text: '{"name": "Ada"}' };
    const { gate, model, answerer } = await openAt({ says: () => said.text });
    gate.open();
    const question = { ...QUESTION, schema, urgency: 'chat' } as const;
    expect(await answerer.json(signal(), question)).toEqual({ name: 'Ada' });
    expect(model.asked).toMatchObject([{ schema, urgency: 'chat' }]);
    said.text = 'Ada, they call her.';
    const again = answerer.json(signal(), { ...QUESTION, schema });
    await expect(again).rejects.toMatchObject({ code: 'model_json_invalid' });
    expect(model.asked.at(-1)).toMatchObject({ urgency: 'background' });
  });

  it('knows the text of every task', async () => {
    const { answerer } = await openAt();
    const prompts = await answerer.prompts(signal());
    expect(prompts.map(({ name }) => name)).toEqual(PROMPT_NAMES);
    expect(prompts.every(({ text }) => text.length > 0)).toBe(true);
  });

  it.each(['count', 'json', 'prompts'] as const)('cannot %s with nobody there', async (deed) => {
    const { answerer, beOff } = await openAt();
    await beOff(true);
    const deeds = {
      count: async () => answerer.count(signal(), ['one']),
      json: async () => answerer.json(signal(), { ...QUESTION, schema: {} }),
      prompts: async () => answerer.prompts(signal()),
    };
    await expect(deeds[deed]()).rejects.toMatchObject({ code: 'companion_unreachable' });
  });
}

function idIn(news: readonly AnswerNews[]): string {
  const [start] = eventsIn(news);
  return start?.type === 'start' ? start.id : '';
}

function expectOnce(news: readonly AnswerNews[]): void {
  const numbers = numbersIn(news);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
}
