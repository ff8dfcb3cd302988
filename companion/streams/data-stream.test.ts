import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { FakeTimer } from '../testing/fake-timer.ts';
import { DataStream } from './data-stream.ts';

/** A stream to a client that really is one; `socket` is the client's end of it. */
async function opened() {
  const timer = new FakeTimer();
  const server = createServer();
  const taken = new Promise<ServerResponse>((resolve) => {
    server.on('request', (_request, response) => resolve(response));
  });
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const leaving = new AbortController();
  const reply = fetch(`http://localhost:${port}`, { signal: leaving.signal });
  const response = await taken;
  let takenOver = 0;
  const takeOver = () => {
    takenOver += 1;
    return { 'x-of': 'the route', 'x-none': undefined };
  };
  const stream = new DataStream({ response, timer, takeOver });
  return { timer, response, reply, leaving, stream, timesTaken: () => takenOver };
}

const closed = async (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    if (response.closed) resolve();
    else response.once('close', resolve);
  });

it('is nothing yet until it has something to say', async () => {
  const { stream, response, timesTaken, timer, reply } = await opened();
  expect([stream.isOpen, response.headersSent, timesTaken()]).toEqual([false, false, 0]);
  stream.end();
  expect([response.headersSent, timer.active]).toEqual([false, 0]);
  response.end('something else');
  expect(await (await reply).text()).toBe('something else');
});

it('takes the answer over once, with headers of both', async () => {
  const { stream, reply, timesTaken, timer } = await opened();
  await stream.send('one\ntwo');
  await stream.send('three');
  stream.end();
  await stream.send('too late');
  const response = await reply;
  expect(await response.text()).toBe('data: one\ndata: two\n\ndata: three\n\n');
  expect([response.headers.get('x-of'), response.headers.get('cache-control')]).toEqual([
    'the route',
    'no-store',
  ]);
  expect([timesTaken(), timer.active]).toEqual([1, 0]);
});

it('waits for a reader who does not read, and lets go of one who never will', async () => {
  const { stream, reply, response, timer } = await opened();
  const sent = { all: false };
  const flood = (async () => {
    for (let piece = 0; piece < 400; piece += 1) await stream.send('x'.repeat(100_000));
    sent.all = true;
  })();
  await reply;
  while (!response.writableNeedDrain) await new Promise((resolve) => void setImmediate(resolve));
  expect(sent.all).toBe(false);
  timer.advance(4 * 15_000);
  await closed(response);
  await flood;
  expect(timer.active).toBe(0);
});

it('says nothing to a reader who left', async () => {
  const { stream, reply, response, leaving, timer } = await opened();
  await stream.send('one');
  await reply;
  leaving.abort();
  await closed(response);
  await stream.send('two');
  stream.end();
  expect(timer.active).toBe(0);
});
