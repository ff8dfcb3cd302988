import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { companionEvent } from '../../shared/protocol/events.ts';
import { OWNER, TEST_MACHINE, TEST_TOKEN } from '../testing/build-test-app.ts';
import { listeningApp, type ListeningApp } from '../testing/listening-app.ts';
import { openConnection } from '../testing/raw-request.ts';
import { openStream } from '../testing/read-stream.ts';

const KEY = { authorization: OWNER.authorization };
const STATUS_MS = 5_000;
const HEARTBEAT_MS = 15_000;

const streamOf = (test: ListeningApp, headers: Record<string, string> = {}) =>
  openStream(`${test.origin}/v1/companion/events`, { ...KEY, ...headers });

describe('the stream of the companion', () => {
  it('tells the status at once, and again every five seconds', async () => {
    const test = await listeningApp();
    const stream = await streamOf(test);
    const first = await stream.next();
    expect(first).toMatchObject({ id: '1', event: 'status' });
    expect(companionEvent.parse(JSON.parse(first?.data ?? ''))).toMatchObject({
      type: 'status',
      status: { openStreams: 1, uptimeSeconds: 0, cores: 4, load: 0.25 },
    });
    test.clock.advance(STATUS_MS);
    test.timer.advance(STATUS_MS);
    const second = await stream.next();
    expect(second).toMatchObject({ id: '2', event: 'status' });
    expect(JSON.parse(second?.data ?? '')).toMatchObject({ status: { uptimeSeconds: 5 } });
    stream.leave();
  });

  it('is refused behind another one on the same connection, where it would hold a slot and never begin', async () => {
    const test = await listeningApp();
    const request = `GET /v1/companion/events HTTP/1.1\r\nHost: localhost:${test.listening.port}\r\nAuthorization: ${OWNER.authorization}\r\n\r\n`;
    const socket = await openConnection(test.listening.port, [request.repeat(40).trimEnd()]);
    await once(socket, 'data');
    await vi.waitFor(() => expect(test.streams.size).toBe(1));
    socket.destroy();
    await vi.waitFor(() => expect(test.streams.size).toBe(0));
  });

  it('goes on counting where its reader left off', async () => {
    const test = await listeningApp();
    const stream = await streamOf(test, { 'last-event-id': '41' });
    expect(await stream.next()).toMatchObject({ id: '42' });
    const odd = await streamOf(test, { 'last-event-id': 'x; drop' });
    expect(await odd.next()).toMatchObject({ id: '1' });
    stream.leave();
    odd.leave();
  });

  it('is kept alive by comments', async () => {
    const test = await listeningApp();
    const stream = await streamOf(test);
    await stream.next();
    test.timer.advance(HEARTBEAT_MS);
    for (let count = 0; count < 3; count += 1) await stream.next();
    test.streams.closeAll('shutdown');
    await stream.next();
    expect(stream.comments()).toEqual(['still here']);
  });

  it('says goodbye when the companion stops, and ends', async () => {
    const test = await listeningApp();
    const stream = await streamOf(test);
    await stream.next();
    test.streams.closeAll('shutdown');
    const last = await stream.next();
    expect(JSON.parse(last?.data ?? '')).toEqual({ type: 'closing', reason: 'shutdown' });
    expect(await stream.next()).toBeUndefined();
  });

  it('frees everything when its reader is gone', async () => {
    const test = await listeningApp();
    const streams = await Promise.all([streamOf(test), streamOf(test), streamOf(test)]);
    await Promise.all(streams.map((stream) => stream.next()));
    expect([test.streams.size, test.timer.active]).toEqual([3, 6]);
    for (const stream of streams) stream.leave();
    await vi.waitFor(() => expect([test.streams.size, test.timer.active]).toEqual([0, 0]));
    expect(test.log.filter((line) => line.includes('/v1/companion/events'))).toHaveLength(3);
  });

  it('is refused when too many are open, and room comes back', async () => {
    const test = await listeningApp({ mostStreams: 2 });
    const [first] = await Promise.all([streamOf(test), streamOf(test)]);
    const refused = await fetch(`${test.origin}/v1/companion/events`, { headers: KEY });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await refused.json()).toMatchObject({ error: { code: 'rate_limited', retryable: true } });
    first.leave();
    await vi.waitFor(() => expect(test.streams.size).toBe(1));
    const again = await streamOf(test);
    expect(await again.next()).toMatchObject({ event: 'status' });
  });

  it('carries the security headers, and is never kept by a cache', async () => {
    const test = await listeningApp();
    const response = await fetch(`${test.origin}/v1/companion/events`, { headers: KEY });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    await response.body?.cancel();
  });

  it('rests while its reader does not read, and drops a reader that never does', async () => {
    let reads = 0;
    const test = await listeningApp({
      machine: {
        ...TEST_MACHINE,
        platform: 'x'.repeat(64 * 1024),
        node: 'v20',
        cores: 1,
        memoryBytes: 1,
        load: () => 0,
        processMemoryBytes: () => {
          reads += 1;
          return 1;
        },
      },
    });
    const socket = await openConnection(test.listening.port, [
      'GET /v1/companion/events HTTP/1.1',
      `Host: localhost:${test.listening.port}`,
      `Authorization: Bearer ${TEST_TOKEN}`,
    ]);
    socket.pause();
    await vi.waitFor(() => expect(test.streams.size).toBe(1));
    // Enough to fill what the two sockets buffer between them, and then an hour of nobody reading.
    for (let count = 0; count < 200; count += 1) test.timer.advance(STATUS_MS);
    const sampled = reads;
    expect(sampled).toBeLessThan(200);
    await vi.waitFor(() => expect([test.streams.size, test.timer.active]).toEqual([0, 0]));
    test.timer.advance(STATUS_MS * 10);
    expect(reads).toBe(sampled);
    socket.destroy();
    await once(socket, 'close');
  });
});

describe('while the companion stops', () => {
  it('tells so in health, and begins nothing new', async () => {
    const test = await listeningApp();
    test.lifecycle.stop();
    const health = await fetch(`${test.origin}/health`);
    expect(await health.json()).toMatchObject({ status: 'stopping' });
    expect(health.headers.get('connection')).toBe('close');
    const refused = await fetch(`${test.origin}/v1/companion`, { headers: KEY });
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ error: { code: 'shutting_down', retryable: true } });
  });
});
