import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { leavingOf } from './leaving.ts';

const REQUEST = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

/** Two requests sent at once on one connection: the second answer waits behind the first. */
async function pipelined() {
  const responses: ServerResponse[] = [];
  const server = createServer((_request, response) => void responses.push(response)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write(REQUEST + REQUEST);
  while (responses.length < 2) await once(server, 'request');
  return { client, first: responses[0] as ServerResponse, second: responses[1] as ServerResponse };
}

describe('who leaves', () => {
  it('is missed at once, also by an answer that waits behind another on the connection', async () => {
    const { client, first, second } = await pipelined();
    const leaving = [leavingOf(first), leavingOf(second)];
    const missed = leaving.map(async (signal) => once(signal, 'abort'));
    expect(leaving.map(({ aborted }) => aborted)).toEqual([false, false]);
    client.destroy();
    await Promise.all(missed);
    expect([leavingOf(first).aborted, leavingOf(second).aborted]).toEqual([true, true]);
  });

  it('is not listened for any longer than the answer lasts', async () => {
    const { client, first, second } = await pipelined();
    const socket = first.req.socket;
    const before = socket.listenerCount('close');
    const leaving = [leavingOf(first), leavingOf(second)];
    client.resume();
    for (const response of [first, second]) {
      response.end();
      await once(response, 'close');
    }
    expect(leaving.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(socket.listenerCount('close')).toBeLessThanOrEqual(before);
    client.destroy();
  });
});
