import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EventStream } from './event-stream.ts';
import { feed } from './feed.ts';
import { leavingOf } from './leaving.ts';

/** The response to a request, and the client's end of its connection. */
async function opened(): Promise<{ response: ServerResponse; client: Socket }> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  return { response, client };
}

/** A response whose other side has gone already. */
async function goneResponse(): Promise<ServerResponse> {
  const { response, client } = await opened();
  client.destroy();
  await once(response, 'close');
  return response;
}

it('an ended stream is not broken off over what its producer says too late', async () => {
  const { response, client } = await opened();
  const stream = new EventStream(response, 0);
  const errors: unknown[] = [];
  response.on('error', (error) => errors.push(error));
  stream.end({ type: 'closing' });
  expect(stream.isReady).toBe(false);
  stream.send({ type: 'text' });
  client.resume();
  await once(response, 'close');
  expect(errors).toEqual([]);
});

describe('a stream whose reader was gone before it began', () => {
  it('is over at once', async () => {
    const stream = new EventStream(await goneResponse(), 0);
    let isOver = false;
    stream.onClose(() => (isOver = true));
    await stream.ready();
    expect([isOver, stream.isReady, stream.isClosed]).toEqual([true, false, true]);
  });

  it('is fed nothing', async () => {
    const stream = new EventStream(await goneResponse(), 0);
    const asked: boolean[] = [];
    await feed(stream, async function* follow(signal) {
      asked.push(signal.aborted);
      if (!signal.aborted) yield { id: 1, event: { type: 'text' } };
    });
    expect(asked).toEqual([true]);
  });

  it('is known as left', async () => {
    expect(leavingOf(await goneResponse()).aborted).toBe(true);
  });
});
