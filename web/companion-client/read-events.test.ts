import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { companionEvent } from '../../shared/protocol/events.ts';
import { encodeComment, encodeEvent } from '../../shared/protocol/sse.ts';
import { buildStatus } from '../../shared/testing/builders.ts';
import { runs } from '../../shared/testing/runs.ts';
import { readEvents } from './read-events.ts';

const said = z.object({ type: z.literal('said'), text: z.string() });
type Said = z.infer<typeof said>;

const encoder = new TextEncoder();
const travelling = (event: unknown, id?: number): string =>
  encodeEvent({ event: 'said', data: JSON.stringify(event), ...(id === undefined ? {} : { id }) });

/** A body that arrives in the given pieces and then ends, or breaks off with an error. */
function arriving(pieces: readonly Uint8Array[], { thenFails }: { thenFails?: Error } = {}) {
  const waiting = [...pieces];
  const seen = { cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = waiting.shift();
      if (piece) controller.enqueue(piece);
      else if (thenFails) controller.error(thenFails);
      else controller.close();
    },
    cancel: () => void (seen.cancelled = true),
  });
  return { body, seen };
}

/** The bytes of a text, cut at the given places, wherever they fall: inside a character too. */
function cut(text: string, places: readonly number[]): Uint8Array[] {
  const bytes = encoder.encode(text);
  const edges = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  );
  return edges.slice(1).map((edge, index) => bytes.slice(edges[index], edge));
}

async function readAll<T>(body: ReadableStream<Uint8Array>, schema: z.ZodMiniType<T>): Promise<T[]> {
  const events: T[] = [];
  for await (const event of readEvents(body, schema)) events.push(event);
  return events;
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('\r', '\n', '\0', ':', ' ', '\u2028', '\ufeff', '🪨', 'ä', 'data: ') }),
);
const places = fc.array(fc.nat(), { maxLength: 12 });

describe('a stream of events', () => {
  it('arrives as it was sent, however its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 6 }), places, async (texts, at) => {
        const events = texts.map((words): Said => ({ type: 'said', text: words }));
        const wire = events.map((event, id) => encodeComment('still here') + travelling(event, id)).join('');
        expect(await readAll(arriving(cut(wire, at)).body, said)).toEqual(events);
      }),
      { seed: 21, numRuns: runs(2000) },
    );
  });

  it('arrives byte by byte', async () => {
    const event: Said = { type: 'said', text: 'Grüße 🪨\r\n\0' };
    const bytes = [...encoder.encode(travelling(event))].map((byte) => Uint8Array.of(byte));
    expect(await readAll(arriving(bytes).body, said)).toEqual([event]);
  });

  it('carries an event of half a million characters', async () => {
    const event: Said = { type: 'said', text: 'ö'.repeat(500_000) };
    const pieces = cut(
      travelling(event),
      Array.from({ length: 60 }, (_, index) => index * 16_384),
    );
    expect(await readAll(arriving(pieces).body, said)).toEqual([event]);
  });

  it('passes over what this version does not know', async () => {
    const wire = [
      travelling({ type: 'tea_ready' }),
      travelling({ type: 'said' }),
      encodeEvent({ data: 'no JSON at all' }),
      encodeEvent({ data: '' }),
      'retry: soon\n\n',
      'mystery: field\n\n',
      travelling({ type: 'said', text: 'still understood' }),
    ].join('');
    expect(await readAll(arriving(cut(wire, [])).body, said)).toEqual([
      { type: 'said', text: 'still understood' },
    ]);
  });

  it('reads the events of the companion', async () => {
    const events = [
      { type: 'status', status: buildStatus() } as const,
      { type: 'closing', reason: 'shutdown' } as const,
    ];
    const wire = events
      .map((event) => encodeEvent({ event: event.type, data: JSON.stringify(event) }))
      .join('');
    expect(await readAll(arriving(cut(wire, [])).body, companionEvent)).toEqual(events);
  });

  it('gives nothing for an event that was broken off', async () => {
    const wire =
      travelling({ type: 'said', text: 'first' }) + travelling({ type: 'said', text: 'second' }).trimEnd();
    expect(await readAll(arriving(cut(wire, [])).body, said)).toEqual([{ type: 'said', text: 'first' }]);
  });

  it('survives any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 8 }), async (pieces) => {
        for (const event of await readAll(arriving(pieces).body, said))
          expect(said.parse(event)).toEqual(event);
      }),
      { seed: 22, numRuns: runs(2000) },
    );
  });

  it('still reads an event that comes after garbage', async () => {
    const garbage = fc.string({
      unit: fc.constantFrom('\n', '\r', ':', 'data', 'event', '{', '"', 'x', ' ', '\0'),
    });
    await fc.assert(
      fc.asyncProperty(garbage, places, async (noise, at) => {
        const last: Said = { type: 'said', text: 'after all' };
        const events = await readAll(arriving(cut(`${noise}\n\n${travelling(last)}`, at)).body, said);
        expect(events.at(-1)).toEqual(last);
      }),
      { seed: 23, numRuns: runs(2000) },
    );
  });
});

describe('a stream that falls silent', () => {
  const speaking = () => {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const seen = { cancelled: false };
    const body = new ReadableStream<Uint8Array>({
      start: (given) => void (controller = given),
      cancel: () => void (seen.cancelled = true),
    });
    return { body, seen, say: (words: string) => controller?.enqueue(encoder.encode(words)) };
  };

  afterEach(() => {
    vi.useRealTimers();
  });

  it('counts as gone, though the line looks open', async () => {
    vi.useFakeTimers();
    const { body, seen } = speaking();
    const end = expect(readAll(body, said)).rejects.toMatchObject({ code: 'companion_unreachable' });
    await vi.advanceTimersByTimeAsync(40_000);
    await end;
    expect(seen.cancelled).toBe(true);
  });

  it('is alive as long as a heartbeat comes now and then', async () => {
    vi.useFakeTimers();
    const { body, say } = speaking();
    const events = readEvents(body, said);
    const next = events.next();
    for (let beat = 0; beat < 20; beat += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      say(encodeComment('still here'));
    }
    await vi.advanceTimersByTimeAsync(15_000);
    say(travelling({ type: 'said', text: 'at last' }));
    expect((await next).value).toEqual({ type: 'said', text: 'at last' });
    await events.return(undefined);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a stream that goes wrong', () => {
  const line = encoder.encode('x'.repeat(400_000));

  it('ends with a clear error when an event never ends, at the piece that is too much', async () => {
    const { body, seen } = arriving([encoder.encode('data: '), line, line, line, line, line]);
    await expect(readAll(body, said)).rejects.toMatchObject({
      code: 'companion_bad_answer',
      message: /too long/,
    });
    expect(seen.cancelled).toBe(true);
  });

  it('gives what came before the event that never ends', async () => {
    const { body } = arriving([
      encoder.encode(travelling({ type: 'said', text: 'before' })),
      line,
      line,
      line,
    ]);
    const events = readEvents(body, said);
    expect((await events.next()).value).toEqual({ type: 'said', text: 'before' });
    await expect(events.next()).rejects.toMatchObject({ code: 'companion_bad_answer' });
  });

  it('breaks off with the very error of the line', async () => {
    const reset = new TypeError('network error');
    await expect(readAll(arriving([], { thenFails: reset }).body, said)).rejects.toBe(reset);
  });

  it('is let go when nobody reads on', async () => {
    const { body, seen } = arriving([encoder.encode(travelling({ type: 'said', text: 'enough' })), line]);
    for await (const event of readEvents(body, said)) {
      expect(event.text).toBe('enough');
      break;
    }
    expect(seen.cancelled).toBe(true);
  });
});
