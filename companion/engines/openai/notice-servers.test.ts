import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FakeKind } from '../../testing/fake-model-dialects.ts';
import { fakeModelServer } from '../../testing/fake-model-server.ts';
import { noticeServers, USUAL_PORTS } from './notice-servers.ts';

/** A busy machine is no reason to overlook one. */
const PATIENT_MS = 15_000;
const never = (): AbortSignal => new AbortController().signal;

async function running(kind: FakeKind, models = ['calm:1b', 'calm:7b']) {
  const server = await fakeModelServer(kind, { models });
  onTestFinished(() => server.close());
  return server;
}

/** Something else that listens on a port. */
async function stranger(answer: string, type = 'text/html'): Promise<number> {
  const server = createServer((_request, response) => {
    if (answer !== 'silence') response.writeHead(200, { 'content-type': type }).end(answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return (server.address() as AddressInfo).port;
}

describe('servers on this machine', () => {
  it('are looked for where they usually are', () => {
    expect(USUAL_PORTS.toSorted((a, b) => a - b)).toEqual([1234, 8000, 8080, 9931, 11_434]);
  });

  it.each([
    ['llama-server', 'llama-server'],
    ['ollama', 'Ollama'],
    ['vllm', 'vLLM'],
    ['lm-studio', 'LM Studio'],
  ] as const)('are noticed, on whatever port: %s', async (kind, name) => {
    const server = await running(kind);
    expect(await noticeServers(never(), [server.port], PATIENT_MS)).toEqual([
      { kind, name, url: server.url, models: ['calm:1b', 'calm:7b'] },
    ]);
    expect(
      server.requests.every(({ method, body }) => method === 'GET' && Object.keys(body).length === 0),
    ).toBe(true);
    expect(server.requests.every(({ authorization }) => authorization === undefined)).toBe(true);
  });

  it('are offered without a model too', async () => {
    const server = await running('ollama', []);
    expect(await noticeServers(never(), [server.port], PATIENT_MS)).toMatchObject([
      { kind: 'ollama', models: [] },
    ]);
  });

  it('are noticed one beside the other, and only they', async () => {
    const gone = await fakeModelServer('ollama');
    await gone.close();
    const servers = [await running('ollama'), await running('vllm')];
    const ports = [
      gone.port,
      ...servers.map(({ port }) => port),
      (await running('other')).port,
      await stranger('<h1>It works!</h1>'),
      await stranger('{}', 'application/json'),
      await stranger('{"data":[{"name":"x"}]}', 'application/json'),
      await stranger('{"data":', 'application/json'),
    ];
    const offers = await noticeServers(never(), ports, PATIENT_MS);
    expect(offers.map(({ kind }) => kind)).toEqual(['ollama', 'vllm']);
  });

  it('does not wait for one that says nothing', async () => {
    expect(await noticeServers(never(), [await stranger('silence')], 20)).toEqual([]);
  });

  it('asks a stranger no second question', async () => {
    const questions: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      questions.push(request.url);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"hello":"world"}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    await noticeServers(never(), [(server.address() as AddressInfo).port], PATIENT_MS);
    server.closeAllConnections();
    expect(questions).toEqual(['/v1/models']);
  });
});
