import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildHealth } from '../../shared/testing/builders.ts';
import { health } from '../../shared/schemas/index.ts';
import { createCompanionHttp } from './http.ts';

const KEY = 'k'.repeat(43);
const never = new AbortController().signal;

interface Asked {
  path: string;
  init: RequestInit;
  headers: Headers;
}

/** A `fetch` that answers as told and remembers what it was asked. */
function answering(answer: (asked: Asked) => Response | Promise<Response>, key: string | null = KEY) {
  const asked: Asked[] = [];
  const fetch: typeof globalThis.fetch = async (path, init = {}) => {
    const request = { path: String(path), init, headers: new Headers(init.headers) };
    asked.push(request);
    return answer(request);
  };
  return { http: createCompanionHttp(fetch, { read: () => key }), asked };
}

/** A `fetch` that hangs until its signal is aborted, and then fails as browsers do: with the signal's reason. */
async function hang({ init }: Asked): Promise<Response> {
  return new Promise((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
  });
}

const refusing = (status: number, body: unknown) => answering(() => Response.json(body, { status }));
const errorOf = (error: object) => ({
  error: { message: 'From the companion.', retryable: false, ...error },
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a request to the companion', () => {
  it('carries the key, is never cached and follows no redirect', async () => {
    const { http, asked } = answering(() => Response.json(buildHealth()));
    expect(await http.get(never, '/health', health)).toEqual(buildHealth());
    expect(asked[0]).toMatchObject({ path: '/health', init: { cache: 'no-store', redirect: 'error' } });
    expect(asked[0]?.headers.get('authorization')).toBe(`Bearer ${KEY}`);
  });

  it.each([
    ['there is none', null],
    ['what was pasted is no key', 'ключ'],
    ['what was pasted has several lines', 'a\nb'],
  ])('goes without a key when %s', async (_, key) => {
    const { http, asked } = answering(() => Response.json(buildHealth()), key);
    await http.get(never, '/health', health);
    expect(asked[0]?.headers.has('authorization')).toBe(false);
  });

  it('sends JSON', async () => {
    const { http, asked } = answering(() => new Response(null, { status: 204 }));
    await http.put(never, '/v1/companion/data-origin', { origin: 'http://localhost:8787' });
    expect(asked[0]).toMatchObject({ init: { method: 'PUT', body: '{"origin":"http://localhost:8787"}' } });
    expect(asked[0]?.headers.get('content-type')).toBe('application/json');
  });

  it('asks for something to be done, and for something to be gone', async () => {
    const { http, asked } = answering(() => new Response('{}', { status: 202 }));
    await http.post(never, '/v1/companion/models/pull', { id: 'a' });
    await http.delete(never, '/v1/companion/models/a');
    expect(asked[0]).toMatchObject({ init: { method: 'POST', body: '{"id":"a"}' } });
    expect(asked[1]).toMatchObject({ path: '/v1/companion/models/a', init: { method: 'DELETE' } });
    expect(asked[1]?.headers.has('content-type')).toBe(false);
  });

  it('may take its time where the asker says so', async () => {
    vi.useFakeTimers();
    const { http } = answering(hang);
    const loading = http.post(never, '/v1/companion/models/choose', { id: 'a' }, 60_000);
    const refused = expect(loading).rejects.toMatchObject({ code: 'companion_unreachable' });
    let isOver = false;
    loading.catch(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(59_000);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000);
    await refused;
  });

  it('asks for a stream of events and hands its body over', async () => {
    const { http, asked } = answering(() => new Response('data: 1\n\n'));
    const body = await http.open(never, '/v1/companion/events');
    expect(await new Response(body).text()).toBe('data: 1\n\n');
    expect(asked[0]?.headers.get('accept')).toBe('text/event-stream');
  });

  it('begins a stream with a question, and reads one on after the event that was seen', async () => {
    const { http, asked } = answering(() => new Response('data: 1\n\n'));
    await http.openFrom(never, '/v1/chat/stream', { body: { message: 'Hello' } });
    await http.openFrom(never, '/v1/chat/stream/a', { after: 0 });
    expect(asked[0]).toMatchObject({ init: { method: 'POST', body: '{"message":"Hello"}' } });
    expect(asked.map(({ headers }) => [headers.get('content-type'), headers.get('last-event-id')])).toEqual([
      ['application/json', null],
      [null, '0'],
    ]);
    for (const { headers } of asked) {
      expect([headers.get('accept'), headers.get('authorization')]).toEqual([
        'text/event-stream',
        `Bearer ${KEY}`,
      ]);
    }
  });

  it('opens nothing where nothing more will come', async () => {
    const { http } = answering(() => new Response(null, { status: 204 }));
    expect(await http.openFrom(never, '/v1/chat/stream/a', { after: 9 })).toBeNull();
  });

  it('asks with a body, and understands the answer', async () => {
    const { http, asked } = answering(() => Response.json(buildHealth()));
    expect(await http.ask(never, '/health', { text: 'a' }, health, 1_000)).toEqual(buildHealth());
    expect(asked[0]).toMatchObject({ init: { method: 'POST', body: '{"text":"a"}' } });
  });
});

describe('a refusal', () => {
  it('keeps the code and the facts of the companion, and is retryable as the table says', async () => {
    const { http } = refusing(429, errorOf({ code: 'rate_limited', details: { afterMs: 60_000 } }));
    await expect(http.get(never, '/health', health)).rejects.toMatchObject({
      code: 'rate_limited',
      message: 'From the companion.',
      retryable: true,
      details: { afterMs: 60_000 },
    });
  });

  it.each(['from_the_future', 'constructor', 'toString'])(
    'with a code that is not known (%s) is a bad answer',
    async (code) => {
      const { http } = refusing(418, errorOf({ code }));
      await expect(http.get(never, '/health', health)).rejects.toMatchObject({
        code: 'companion_bad_answer',
        message: 'From the companion.',
        details: { code },
      });
    },
  );

  it.each([
    ['in HTML', () => new Response('<h1>502</h1>', { status: 502 })],
    ['of another shape', () => Response.json({ detail: 'no' }, { status: 502 })],
    ['without a body', () => new Response(null, { status: 502 })],
  ])('%s is a bad answer that names the status', async (_, answer) => {
    const { http } = answering(answer);
    await expect(http.put(never, '/v1', {})).rejects.toMatchObject({
      code: 'companion_bad_answer',
      message: /502/,
    });
  });

  it('of a stream is told like any other', async () => {
    const { http } = refusing(401, errorOf({ code: 'unauthorized' }));
    await expect(http.open(never, '/v1')).rejects.toMatchObject({ code: 'unauthorized' });
  });
});

describe('an answer that makes no sense', () => {
  it.each([
    ['is of another program', () => Response.json({ status: 'ok' })],
    ['is a page', () => new Response('<!doctype html>')],
    ['is empty', () => new Response('')],
  ])('%s: a bad answer that names the address', async (_, answer) => {
    const { http } = answering(answer);
    await expect(http.get(never, '/health', health)).rejects.toMatchObject({
      code: 'companion_bad_answer',
      message: expect.stringContaining('/health') as string,
      retryable: true,
    });
  });

  it('is a stream without a body', async () => {
    const { http } = answering(() => new Response(null));
    await expect(http.open(never, '/v1')).rejects.toMatchObject({ code: 'companion_bad_answer' });
  });
});

describe('a companion that is away', () => {
  it.each([
    ['refuses the connection', new TypeError('Failed to fetch')],
    ['redirects elsewhere', new TypeError('unexpected redirect')],
    ['lets the time run out', new DOMException('signal timed out', 'TimeoutError')],
    [
      'lets the time run out, in the words of some browsers',
      new DOMException('The operation was aborted.', 'AbortError'),
    ],
  ])('%s: unreachable, worth another try', async (_, cause) => {
    const { http } = answering(async () => Promise.reject(cause));
    const expected = { code: 'companion_unreachable', retryable: true, cause };
    await expect(http.get(never, '/health', health)).rejects.toMatchObject(expected);
    await expect(http.put(never, '/v1', {})).rejects.toMatchObject(expected);
    await expect(http.open(never, '/v1')).rejects.toMatchObject(expected);
  });

  it('breaks off in the middle of its answer: unreachable', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.error(new TypeError('network error')),
    });
    const { http } = answering(() => new Response(body));
    await expect(http.get(never, '/health', health)).rejects.toMatchObject({ code: 'companion_unreachable' });
  });

  it('takes the connection and says nothing: unreachable after a while', async () => {
    vi.useFakeTimers();
    const { http } = answering(hang);
    const asking = [http.get(never, '/health', health), http.put(never, '/v1', {}), http.open(never, '/v1')];
    const ends = asking.map(async (answer) =>
      expect(answer).rejects.toMatchObject({ code: 'companion_unreachable' }),
    );
    await vi.advanceTimersByTimeAsync(8_000);
    await Promise.all(ends);
  });

  it('stops in the middle of an answer: unreachable after a while', async () => {
    vi.useFakeTimers();
    const { http } = answering(({ init }) => {
      const body = new ReadableStream({
        start: (controller) =>
          init.signal?.addEventListener('abort', () => controller.error(init.signal?.reason)),
      });
      return new Response(body);
    });
    const end = expect(http.get(never, '/health', health)).rejects.toMatchObject({
      code: 'companion_unreachable',
    });
    await vi.advanceTimersByTimeAsync(8_000);
    await end;
  });

  it('may take days over a stream that has begun', async () => {
    vi.useFakeTimers();
    const { http, asked } = answering(() => new Response('data: 1\n\n'));
    await http.open(never, '/v1');
    await vi.advanceTimersByTimeAsync(48 * 60 * 60 * 1000);
    expect(asked[0]?.init.signal?.aborted).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a request given up', () => {
  it('fails with the very reason of the one who gave it up', async () => {
    const { http } = answering(hang);
    const caller = new AbortController();
    const asking = [
      http.get(caller.signal, '/health', health),
      http.put(caller.signal, '/v1', {}),
      http.open(caller.signal, '/v1'),
    ];
    caller.abort();
    for (const answer of asking) await expect(answer).rejects.toBe(caller.signal.reason);
  });

  it('gives up a stream too, long after it began', async () => {
    const { http, asked } = answering(() => new Response('data: 1\n\n'));
    const caller = new AbortController();
    await http.open(caller.signal, '/v1');
    caller.abort();
    expect(asked[0]?.init.signal?.aborted).toBe(true);
  });
});
