import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChatEvent } from '../../shared/protocol/chat-events.ts';
import { runs } from '../../shared/testing/runs.ts';
import { eventsIn, numbersIn, readAll, readUntil, saidIn } from '../ports/testing/answer-readers.ts';
import { createAnswerer } from './answerer.ts';
import { createCompanionHttp } from './http.ts';
import { FakeWire, refusal, type Line } from './testing/fake-wire.ts';

const ID = '01900000-0000-7000-8000-000000000001';
const START: ChatEvent = { type: 'start', id: ID, model: 'scripted' };
const DONE: ChatEvent = {
  type: 'done',
  reason: 'stop',
  figures: { promptTokens: 2, cachedTokens: 0, answerTokens: 2, queuedMs: 0, prefillMs: 1, generateMs: 1 },
  totals: { tokens: 4, ms: 2 },
};
const QUESTION = { prompt: { messages: [{ role: 'user' as const, content: 'Hello' }] } };

const answerOf = (texts: readonly string[]): ChatEvent[] => [
  START,
  ...texts.map((text): ChatEvent => ({ type: 'text', text })),
  DONE,
];

/** The real answerer over lines that fare as told; it notes how long it would have waited. */
function over(wire: FakeWire, pause: (signal: AbortSignal) => Promise<void> = async () => undefined) {
  const pauses: number[] = [];
  const http = createCompanionHttp(wire.fetch, { read: () => 'k'.repeat(43) });
  const answerer = createAnswerer({
    http,
    pause: async (signal, ms) => {
      pauses.push(ms);
      await pause(signal);
    },
  });
  const leaving = new AbortController();
  return { answerer, pauses, leaving, ask: () => answerer.ask(leaving.signal, QUESTION) };
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '\0', ':', ' ', '\u2028', '\ufeff', '🪨', 'ä', 'data: ', 'id: 3'),
  }),
);
const badLine: fc.Arbitrary<Line> = fc.oneof(
  fc.constant<Line>({ kind: 'refused' }),
  fc.constantFrom(refusal('rate_limited'), {
    kind: 'answered' as const,
    response: () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
  }),
  fc.record({
    kind: fc.constant('open' as const),
    bytes: fc.nat(600),
    piece: fc.integer({ min: 1, max: 200 }),
    ending: fc.constantFrom('ends' as const, 'breaks' as const),
    // Who sends again what was seen does not join it with what was not.
    sends: fc.constantFrom('joined' as const, 'single' as const, 'all again' as const),
  }),
);

describe('an answer over lines that break', () => {
  it('is the whole answer, each event once, wherever they break', async () => {
    const stories = fc.record({
      texts: fc.array(text, { maxLength: 8 }),
      first: fc.nat(900),
      piece: fc.integer({ min: 1, max: 200 }),
      // One less than the tries in a row, so that it always comes through.
      bad: fc.array(badLine, { maxLength: 6 }),
      sends: fc.constantFrom('joined' as const, 'single' as const),
    });
    await fc.assert(
      fc.asyncProperty(stories, async ({ texts, first, piece, bad, sends }) => {
        const wire = new FakeWire(answerOf(texts));
        const startBytes = new FakeWire([START]).bytes().length;
        const bytes = startBytes + first;
        wire.lines.push({ kind: 'open', bytes, piece, ending: 'breaks' }, ...bad, { kind: 'open', sends });
        const told = await readAll(over(wire).ask());
        expect(saidIn(told)).toBe(texts.join(''));
        const numbers = numbersIn(told);
        expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
        expect([eventsIn(told)[0], eventsIn(told).at(-1)]).toEqual([START, DONE]);
        expect(wire.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
      }),
      { seed: 51, numRuns: runs(1500) },
    );
  });

  it('is cut at every byte there is, and comes whole', async () => {
    const texts = ['Grüße ', '🪨🪨', '\r\n', 'ß'];
    const wire = new FakeWire(answerOf(texts));
    const startBytes = new FakeWire([START]).bytes().length;
    for (let bytes = startBytes; bytes <= wire.bytes().length; bytes += 1) {
      wire.lines.push({ kind: 'open', bytes, ending: 'breaks' });
      expect(saidIn(await readAll(over(wire).ask()))).toBe(texts.join(''));
    }
  });

  it('is not asked again where it was lost before its first event', async () => {
    const wire = new FakeWire(answerOf(['Hello']));
    for (const ending of ['breaks', 'ends'] as const) {
      wire.lines.push({ kind: 'open', bytes: 40, ending });
      await expect(readAll(over(wire).ask())).rejects.toMatchObject({ code: 'companion_unreachable' });
    }
    expect(wire.asked).toHaveLength(2);
  });

  it('is tried again after pauses that grow, and given up in the end', async () => {
    const wire = new FakeWire(answerOf(['Hello']));
    const bytes = new FakeWire(answerOf(['Hello']).slice(0, 2)).bytes().length;
    wire.lines.push({ kind: 'open', bytes, ending: 'breaks' });
    wire.lines.push(...Array.from({ length: 7 }, (): Line => ({ kind: 'refused' })));
    const { ask, pauses } = over(wire);
    const details = { id: ID, seen: 2 };
    await expect(readAll(ask())).rejects.toMatchObject({ code: 'companion_unreachable', details });
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(new Set(pauses).size).toBe(7);
    // The companion goes on without a reader for a minute.
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(60_000);
    expect(wire.asked.slice(1)).toEqual(
      pauses.map(() => ({ method: 'GET', path: `/v1/chat/stream/${ID}`, after: '2', body: undefined })),
    );
  });

  it('counts its tries anew after each event, and says how the line stands', async () => {
    const wire = new FakeWire(answerOf(['a', 'b']));
    const upTo = (count: number) => new FakeWire(answerOf(['a', 'b']).slice(0, count)).bytes().length;
    wire.lines.push({ kind: 'open', bytes: upTo(2), ending: 'breaks' }, { kind: 'refused' });
    wire.lines.push({ kind: 'open', bytes: upTo(3) - upTo(2), ending: 'ends' });
    const told = await readAll(over(wire).ask());
    expect(told.map((news) => ('attempt' in news ? news.attempt : news.kind))).toEqual([
      'event',
      'event',
      1,
      2,
      'reconnected',
      'event',
      1,
      'reconnected',
      'event',
    ]);
  });
});

describe('what befalls the reader and not the answer', () => {
  const word = (code: 'answer_gone' | 'shutting_down'): ChatEvent => ({
    type: 'error',
    code,
    message: 'From the companion.',
    retryable: false,
  });
  const unnumbered = (event: ChatEvent): Line => ({
    kind: 'answered',
    response: () => new Response(`event: error\ndata: ${JSON.stringify(event)}\n\n`),
  });

  it.each(['answer_gone', 'shutting_down'] as const)('is thrown: %s', async (code) => {
    const wire = new FakeWire(answerOf(['Hello']));
    wire.lines.push({ kind: 'open', bytes: wire.bytes().length - 1 }, unnumbered(word(code)));
    await expect(readAll(over(wire).ask())).rejects.toMatchObject({ code, message: 'From the companion.' });
    expect(wire.asked).toHaveLength(2);
  });

  it.each(['answer_gone', 'unauthorized', 'internal'] as const)(
    'is thrown where reading on is refused for good: %s',
    async (code) => {
      const wire = new FakeWire(answerOf(['Hello']));
      wire.lines.push({ kind: 'open', bytes: wire.bytes().length - 1 }, refusal(code));
      await expect(readAll(over(wire).ask())).rejects.toMatchObject({ code });
      expect(wire.asked).toHaveLength(2);
    },
  );

  it('is no event of a newer version: that was seen, and is not asked for again', async () => {
    const events = [START, { type: 'tea_ready' }, { type: 'text', text: 'Hello' }, DONE];
    const wire = new FakeWire(events);
    wire.lines.push({ kind: 'open', bytes: new FakeWire(events.slice(0, 2)).bytes().length });
    const told = await readAll(over(wire).ask());
    expect([saidIn(told), numbersIn(told)]).toEqual(['Hello', [1, 3, 4]]);
    expect(wire.asked.map(({ after }) => after)).toEqual([null, '2']);
  });

  it('is an end without an event where there is nothing more', async () => {
    const wire = new FakeWire([]);
    wire.lines.push({ kind: 'answered', response: () => new Response(null, { status: 204 }) });
    const { answerer, leaving } = over(wire);
    expect(await readAll(answerer.readOn(leaving.signal, ID, 9))).toEqual([]);
  });
});

describe('a reader who leaves', () => {
  const resting: Line = { kind: 'open', ending: 'rests' };

  it('while the line is lost ends the pause and tries no more', async () => {
    const wire = new FakeWire([START]);
    const gaveUp: boolean[] = [];
    const { ask, leaving } = over(wire, async (signal) => {
      leaving.abort();
      gaveUp.push(signal.aborted);
    });
    await expect(readAll(ask())).rejects.toMatchObject({ name: 'AbortError' });
    expect([gaveUp, wire.asked.length]).toEqual([[true], 1]);
  });

  it('hears nothing of what had arrived', async () => {
    const wire = new FakeWire(answerOf(['a', 'b']));
    const { ask, leaving } = over(wire);
    const reading = ask()[Symbol.asyncIterator]();
    await readUntil(reading, (told) => told.length === 2);
    leaving.abort();
    await expect(reading.next()).rejects.toBe(leaving.signal.reason);
  });

  it.each(['event', 'reconnected'] as const)('lets go of the line, after being told of: %s', async (kind) => {
    const wire = new FakeWire([START, { type: 'text', text: 'a' }]);
    if (kind === 'reconnected')
      wire.lines.push({ kind: 'open', bytes: wire.bytes().length - 1, ending: 'ends' });
    wire.lines.push(resting);
    for await (const news of over(wire).ask()) if (news.kind === kind) break;
    expect(wire.open).toBe(0);
  });
});

describe('a line that falls silent', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is another line that is lost', async () => {
    vi.useFakeTimers();
    const wire = new FakeWire(answerOf(['Hello']));
    wire.lines.push({ kind: 'open', bytes: wire.bytes().length - 1, ending: 'rests' });
    const told = readAll(over(wire).ask());
    await vi.advanceTimersByTimeAsync(40_000);
    expect(saidIn(await told)).toBe('Hello');
    expect(wire.asked).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});
