import { EventEmitter, once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { networkInterfaces } from 'node:os';
import { connect, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from './listen.ts';
import { openConnection } from './testing/raw-request.ts';

const ignore = () => undefined;
const hasIpv6 = Object.values(networkInterfaces()).some((list) =>
  list?.some(({ address }) => address === '::1'),
);
const LOOPBACK = hasIpv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1'];

async function open(host: string, port: number) {
  const listening = await listen((_request, response) => response.end('here'), { host, port }, ignore);
  onTestFinished(() => listening.close(0));
  return listening;
}

async function occupied(host: string): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('listening', () => {
  it('answers at every loopback address of the machine as localhost', async () => {
    const { port, addresses } = await open('localhost', 0);
    expect(addresses).toEqual(LOOPBACK);
    for (const address of ['127.0.0.1', ...(hasIpv6 ? ['[::1]'] : [])]) {
      expect(await (await fetch(`http://${address}:${port}`)).text()).toBe('here');
    }
  });

  it('answers at one address when that is what was asked for', async () => {
    const { addresses } = await open('127.0.0.1', 0);
    expect(addresses).toEqual(['127.0.0.1']);
  });

  it('says which port is busy, and how to choose another', async () => {
    const port = await occupied('127.0.0.1');
    await expect(open('localhost', port)).rejects.toMatchObject({
      code: 'port_in_use',
      message: expect.stringMatching(
        new RegExp(`^Port ${port} is in use at 127\\.0\\.0\\.1, .+PORT=${port + 1} npm start`),
      ),
    });
  });

  it('is not content with half of localhost', async () => {
    // On a machine without IPv6 the one loopback address is the half that is taken.
    const address = LOOPBACK.at(-1) ?? '127.0.0.1';
    const port = await occupied(address);
    await expect(open('localhost', port)).rejects.toMatchObject({
      code: 'port_in_use',
      details: { port, address },
    });
    // And nothing of it stays behind.
    const outcome = await openConnection(port, ['']).then(
      (socket) => socket.destroy() && 'answered by its occupant',
      () => 'refused',
    );
    expect(outcome).toBe(hasIpv6 ? 'refused' : 'answered by its occupant');
  });

  it('waits for what is under way when it closes, but not for ever', async () => {
    const underWay = new EventEmitter();
    const listening = await listen(
      (_request, response) => void underWay.emit('request', response),
      { host: '127.0.0.1', port: 0 },
      ignore,
    );
    const begun = once(underWay, 'request') as Promise<[ServerResponse]>;
    const answer = fetch(`http://127.0.0.1:${listening.port}`);
    const [response] = await begun;
    const closed = listening.close(60_000);
    response.end('done');
    expect(await (await answer).text()).toBe('done');
    await closed;
  });

  it('does not wait for a connection on which nothing was ever said', async () => {
    const listening = await listen(ignore, { host: '127.0.0.1', port: 0 }, ignore);
    const socket = connect(listening.port, '127.0.0.1');
    await once(socket, 'connect');
    const ended = once(socket, 'close');
    // Waiting for it would take the whole minute of grace, and the test its own limit.
    await listening.close(60_000);
    await ended;
    expect(socket.destroyed).toBe(true);
  });

  it('cuts what does not finish in time', async () => {
    const underWay = new EventEmitter();
    const listening = await listen(
      () => void underWay.emit('request'),
      { host: '127.0.0.1', port: 0 },
      ignore,
    );
    const begun = once(underWay, 'request');
    const socket = await openConnection(listening.port, ['GET / HTTP/1.1', 'Host: x']);
    await begun;
    const ended = once(socket, 'close');
    await listening.close(10);
    await ended;
    expect(socket.destroyed).toBe(true);
  });
});
