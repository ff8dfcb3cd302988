import { describe, expect, it } from 'vitest';
import type { Model, ModelEvent, Question } from '../ports/model.ts';

export interface ModelUnderTest {
  readonly model: Model;
  close(): Promise<void>;
}

export interface ModelContract {
  /** A model that is ready, and says at least 20 words to any question, one event or more a word. */
  open(): Promise<ModelUnderTest>;
  /** The same engine with nothing to answer with. */
  openAbsent(): Promise<ModelUnderTest>;
  /** More than `limit` tokens of text. */
  tooLong?: (limit: number) => string;
}

const never = (): AbortSignal => new AbortController().signal;

/** A question in the words of a person. */
export function questionOf(content: string, more: Partial<Question> = {}): Question {
  return {
    prompt: { system: 'You are calm.', messages: [{ role: 'user', content }] },
    urgency: 'chat',
    ...more,
  };
}

export async function eventsOf(answer: AsyncIterable<ModelEvent>): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of answer) events.push(event);
  return events;
}

export const textOf = (events: readonly ModelEvent[]): string =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');

export function endOf(events: readonly ModelEvent[]): Extract<ModelEvent, { type: 'end' }> {
  const last = events.at(-1);
  if (last?.type !== 'end') throw new Error(`The answer ended with ${last?.type ?? 'nothing'}.`);
  return last;
}

/** What every engine keeps to. */
export function modelContract(name: string, { open, openAbsent, tooLong }: ModelContract): void {
  const withModel =
    (run: (model: Model) => Promise<void>, from = open) =>
    async () => {
      const { model, close } = await from();
      try {
        await run(model);
      } finally {
        await close();
      }
    };

  describe(`${name} as a model`, () => {
    answers(withModel);
    ends(withModel);
    counts(withModel);
    refusesTheTooLong(withModel, tooLong);
  });
  absentModelContract(name, openAbsent);
}

/** What every engine keeps to while it has nothing to answer with; of the one that never has, all there is. */
export function absentModelContract(name: string, openAbsent: () => Promise<ModelUnderTest>): void {
  describe(`${name} with nothing to answer with`, () => {
    it('says that there is no model, and what to do', async () => {
      const { model, close } = await openAbsent();
      try {
        expect(['none', 'failed']).toContain(model.getState().kind);
        await expect(eventsOf(model.answer(questionOf('Hello'), never()))).rejects.toMatchObject({
          code: 'model_unavailable',
          message: expect.stringMatching(/\w.{20,}/),
        });
        await expect(model.countTexts(['a'], never())).rejects.toMatchObject({ code: 'model_unavailable' });
        await model.prime({ messages: [{ role: 'user', content: 'Hello' }] }, never());
      } finally {
        await close();
      }
    });
  });
}

type WithModel = (run: (model: Model) => Promise<void>) => () => Promise<void>;

function answers(withModel: WithModel): void {
  it(
    'is ready, and says what it reads and for how long',
    withModel(async (model) => {
      const state = model.getState();
      expect(state).toMatchObject({ kind: 'ready', model: expect.stringMatching(/\S/) });
    }),
  );

  it(
    'reads, speaks, and ends, in that order',
    withModel(async (model) => {
      const events = await eventsOf(model.answer(questionOf('Hello', { maxTokens: 8 }), never()));
      const kinds = events.map(({ type }) => type);
      expect(kinds.join(' ')).toMatch(/^(prefill )+(text )+end$/);
      const { reason, figures } = endOf(events);
      expect(reason).toBe('length');
      expect(figures.answerTokens).toBe(8);
      expect(figures.promptTokens).toBeGreaterThan(figures.cachedTokens);
    }),
  );

  it(
    'answers again after an answer, and two askers do not mix',
    withModel(async (model) => {
      const ask = async () => eventsOf(model.answer(questionOf('Hello', { maxTokens: 6, seed: 3 }), never()));
      const first = textOf(await ask());
      expect(textOf(await ask())).toBe(first);
    }),
  );
}

function ends(withModel: WithModel): void {
  it(
    'stops when it is told to, and keeps what it said',
    withModel(async (model) => {
      const stopper = new AbortController();
      const events: ModelEvent[] = [];
      for await (const event of model.answer(questionOf('Hello', { maxTokens: 20 }), stopper.signal)) {
        events.push(event);
        if (event.type === 'text') stopper.abort();
      }
      expect(endOf(events).reason).toBe('aborted');
      expect(textOf(events)).not.toBe('');
    }),
  );

  it(
    'ends at a deadline, and says so',
    withModel(async (model) => {
      const stopper = new AbortController();
      stopper.abort(new DOMException('Time is up.', 'TimeoutError'));
      const events = await eventsOf(model.answer(questionOf('Hello'), stopper.signal));
      expect(endOf(events).reason).toBe('deadline');
    }),
  );

  it(
    'is free again when a reader walks away',
    withModel(async (model) => {
      for await (const event of model.answer(questionOf('Hello', { maxTokens: 20 }), never())) {
        if (event.type === 'text') break;
      }
      const events = await eventsOf(model.answer(questionOf('Hello', { maxTokens: 2 }), never()));
      expect(endOf(events).figures.answerTokens).toBe(2);
    }),
  );
}

function counts(withModel: WithModel): void {
  it(
    'counts what a text costs, and a prompt with all around it',
    withModel(async (model) => {
      const [none, one, more] = await model.countTexts(
        ['', 'calm', 'calm and direct and pragmatic'],
        never(),
      );
      expect(none).toBe(0);
      expect(one).toBeGreaterThan(0);
      expect(more).toBeGreaterThan(one ?? 0);
      const { prompt } = questionOf('calm');
      expect(await model.countPrompt(prompt, never())).toBeGreaterThan(one ?? 0);
    }),
  );
}

function refusesTheTooLong(
  withModel: WithModel,
  tooLong = (limit: number): string => 'word '.repeat(limit + 1),
): void {
  it(
    'refuses what is longer than it can read, with the numbers',
    withModel(async (model) => {
      const state = model.getState();
      const limit = state.kind === 'ready' ? state.contextTokens : 0;
      const asked = eventsOf(model.answer(questionOf(tooLong(limit)), never()));
      await expect(asked).rejects.toMatchObject({
        code: 'context_exceeded',
        details: { limit, tokens: expect.any(Number) },
      });
    }),
  );
}
