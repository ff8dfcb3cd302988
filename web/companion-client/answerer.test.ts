import { afterEach, describe, expect, it, vi } from 'vitest';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { readAll } from '../ports/testing/answer-readers.ts';
import { createAnswerer } from './answerer.ts';
import { createCompanionHttp } from './http.ts';
import { FakeWire, refusal, type Line } from './testing/fake-wire.ts';

const PROMPT = {
  system: 'Calm.',
  messages: [{ role: 'user' as const, content: 'Hello' }],
  volatile: 'Rain.',
};
const { signal } = new AbortController();

function open(...lines: Line[]) {
  const wire = new FakeWire([{ type: 'start' }]);
  wire.lines.push(...lines);
  const http = createCompanionHttp(wire.fetch, { read: () => 'k'.repeat(43) });
  return { wire, answerer: createAnswerer({ http, pause: async () => undefined }) };
}

const json = (body: unknown): Line => ({ kind: 'answered', response: () => Response.json(body) });
const counted = (counts: readonly number[], contextTokens: number | null = 512): Line =>
  json({ counts, total: 0, contextTokens });
const hanging: Line = { kind: 'open', bytes: 0, ending: 'rests' };

afterEach(() => {
  vi.useRealTimers();
});

describe('a question', () => {
  it('travels with the parts of its prompt, and what it does not say is left to the companion', async () => {
    const { wire, answerer } = open(refusal('queue_full'));
    const question = { prompt: PROMPT, maxTokens: 9, stop: ['.'], temperature: undefined, deadlineMs: 5 };
    await expect(readAll(answerer.ask(signal, question))).rejects.toMatchObject({ code: 'queue_full' });
    const body = { ...PROMPT, maxTokens: 9, stop: ['.'], deadlineMs: 5 };
    expect(wire.asked).toEqual([{ method: 'POST', path: ROUTES.chatStream, after: null, body }]);
  });

  it('is lost on one who opens no stream', async () => {
    const { answerer } = open({ kind: 'answered', response: () => new Response(null) });
    const asking = readAll(answerer.ask(signal, { prompt: PROMPT }));
    await expect(asking).rejects.toMatchObject({ code: 'companion_bad_answer' });
  });
});

describe('counting', () => {
  it('asks in as many requests as it takes, and for the context alone where there is no text', async () => {
    const { wire, answerer } = open(counted([1, 2]), counted([3, 4]), counted([0], 256));
    const long = 'x'.repeat(300_001);
    expect(await answerer.count(signal, [long, 'b', long, 'd'])).toEqual({
      counts: [1, 2, 3, 4],
      contextTokens: 512,
    });
    expect(wire.asked.map(({ body }) => body)).toEqual([{ texts: [long, 'b'] }, { texts: [long, 'd'] }]);
    expect(await answerer.count(signal, [])).toEqual({ counts: [], contextTokens: 256 });
  });

  it('is of no use without what the model reads, and fails for other reasons than a missing model', async () => {
    const { answerer } = open(counted([1], null), refusal('model_loading'), refusal('internal'));
    expect(await answerer.count(signal, ['a'])).toBeNull();
    expect(await answerer.countPrompt(signal, PROMPT)).toBeNull();
    await expect(answerer.count(signal, ['a'])).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('JSON', () => {
  it.each([
    ['its own time', 1_000, 1_000],
    ['four minutes', undefined, 240_000],
  ])('is waited for within %s and a little more', async (_, deadlineMs, told) => {
    vi.useFakeTimers();
    const { wire, answerer } = open(hanging);
    const asking = answerer.json(signal, { prompt: PROMPT, schema: {}, deadlineMs });
    const late = expect(asking).rejects.toMatchObject({ code: 'companion_unreachable' });
    let isOver = false;
    asking.catch(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(told);
    expect([isOver, wire.asked[0]?.body]).toEqual([false, { ...PROMPT, schema: {}, deadlineMs: told }]);
    await vi.advanceTimersByTimeAsync(10_000);
    await late;
  });
});

it('says why an answer could not be stopped', async () => {
  const { answerer } = open(refusal('answer_gone'), refusal('unauthorized'));
  await answerer.stop(signal, 'a/b');
  await expect(answerer.stop(signal, 'a/b')).rejects.toMatchObject({ code: 'unauthorized' });
});
