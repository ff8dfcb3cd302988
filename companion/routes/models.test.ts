import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { describe, expect, it, onTestFinished } from 'vitest';
import { modelsEvent, type ModelsEvent } from '../../shared/protocol/events.ts';
import { listedModel, modelList } from '../../shared/schemas/index.ts';
import { FakeClock } from '../../shared/testing/fakes.ts';
import { CATALOGUE, DEFAULTS } from '../engines/catalogue/catalogue.ts';
import type { LibraryDeps } from '../engines/models/model-library.ts';
import { openTestLibrary } from '../engines/models/testing/library.ts';
import { entryAt, tinyModel } from '../engines/models/testing/pulling.ts';
import { listen } from '../listen.ts';
import { answerBrokenRequest, installErrors } from '../plugins/errors.ts';
import { installGuard } from '../plugins/guard.ts';
import { gatherRoutes, refuseOtherMethods } from '../plugins/route-catalog.ts';
import { createAuthenticate } from '../security/authenticate.ts';
import { StreamHub } from '../streams/stream-hub.ts';
import { OWNER, TEST_TOKEN } from '../testing/build-test-app.ts';
import { startFakeHub } from '../testing/fake-hub.ts';
import { openConnection } from '../testing/raw-request.ts';
import { openStream, type StreamReader } from '../testing/read-stream.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { eventually } from '../engines/models/testing/eventually.ts';
import { modelsRoutes } from './models.ts';

const KEY = { authorization: OWNER.authorization };

/** The addresses of models behind the real guard, on a real port, over the real library. */
async function serving(more: Partial<LibraryDeps> = {}) {
  const test = await openTestLibrary(more);
  const streams = new StreamHub(test.timer, 2);
  const app = Fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  installErrors(app);
  installGuard(app, { port: 0, authenticate: createAuthenticate(TEST_TOKEN, new FakeClock()) });
  const routes = gatherRoutes(app);
  modelsRoutes(app, { models: test.library, streams });
  refuseOtherMethods(app, routes);
  await app.ready();
  const listening = await listen(
    (request, response) => app.routing(request, response),
    { host: 'localhost', port: 0 },
    answerBrokenRequest,
  );
  onTestFinished(async () => {
    await listening.close(0);
    await app.close();
  });
  const at = `http://localhost:${listening.port}/v1/companion/models`;
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = KEY,
  ) => {
    const response = await fetch(`${at}${path}`, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  await mkdir(test.models, { recursive: true });
  const bytes = await tinyModel(await tempFolder());
  await writeFile(join(test.models, 'one.gguf'), bytes);
  await writeFile(join(test.models, 'two.gguf'), bytes);
  return {
    ...test,
    streams,
    port: listening.port,
    call,
    bytes,
    events: async () => openStream(`${at}/events`, KEY),
  };
}

async function nextOf(stream: StreamReader): Promise<ModelsEvent | null> {
  const event = await stream.next();
  return event ? modelsEvent.parse(JSON.parse(event.data)) : null;
}

async function nextList(stream: StreamReader, fits: (event: ModelsEvent & { type: 'models' }) => boolean) {
  for (let event = await nextOf(stream); event; event = await nextOf(stream)) {
    if (event.type === 'models' && fits(event)) return event.list;
  }
  throw new Error('The stream ended.');
}

describe('the models of the companion', () => {
  it('are listed to who has the key', async () => {
    const { call } = await serving({ catalogue: CATALOGUE, defaults: DEFAULTS });
    const { status, body } = await call('GET', '');
    expect([status, modelList.parse(body).recommendation?.id]).toEqual([200, 'qwen3-1.7b-q4_0']);
    expect((await call('GET', '', undefined, {})).status).toBe(401);
  });

  it.each([
    ['GET', '/events'],
    ['POST', '/pull'],
    ['POST', '/pull/cancel'],
    ['POST', '/choose'],
    ['DELETE', '/one'],
  ])('%s %s needs the key', async (method, path) => {
    const { call, models } = await serving();
    const body = method === 'POST' ? { id: 'one' } : undefined;
    expect((await call(method, path, body, {})).status).toBe(401);
    expect(await readdir(models)).toContain('one.gguf');
  });

  it('are chosen, and the one that answers is not deleted', async () => {
    const { call, switchTo, models } = await serving();
    expect(await call('POST', '/choose', { id: 'two' })).toEqual({ status: 204, body: null });
    expect(switchTo).toHaveBeenCalledTimes(1);
    expect(await call('DELETE', '/two')).toMatchObject({
      status: 409,
      body: { error: { code: 'model_busy' } },
    });
    expect(await call('DELETE', '/one')).toEqual({ status: 204, body: null });
    expect((await readdir(models)).toSorted()).toEqual(['choice.json', 'two.gguf']);
  });

  it.each([
    '/..%2f..%2ftoken',
    '/%2e%2e%2ftwo.gguf',
    '/..',
    '/two.gguf%00',
    '/%2fetc%2fpasswd',
    '/TWO',
    `/${'a'.repeat(300)}`,
    '/gone',
  ])('are not a way to other files: DELETE %s', async (path) => {
    const { call, models } = await serving();
    const { status } = await call('DELETE', path);
    expect([400, 404, 405, 414]).toContain(status);
    expect((await readdir(models)).toSorted()).toEqual(['one.gguf', 'two.gguf']);
  });

  it.each([
    ['../../etc/passwd', 400],
    ['one/../two', 400],
    ['', 400],
    ['gone', 404],
    [7, 400],
    [null, 400],
  ])('are not chosen or downloaded by %j', async (id, status) => {
    const { call, switchTo } = await serving();
    for (const path of ['/choose', '/pull', '/pull/cancel']) {
      expect((await call('POST', path, { id })).status).toBe(status);
    }
    expect((await call('POST', '/choose', { id: 'one', path: '/etc/passwd' })).status).toBe(400);
    expect(switchTo).not.toHaveBeenCalled();
  });
});

describe('a download', () => {
  async function offering() {
    const hub = await startFakeHub();
    const entry = entryAt(hub, await tinyModel(await tempFolder()));
    return { hub, ...(await serving({ catalogue: [entry] })) };
  }

  it('is told from its beginning to its end', async () => {
    const { call, events } = await offering();
    const stream = await events();
    expect(await nextOf(stream)).toMatchObject({
      type: 'models',
      list: { models: [{}, {}, { id: 'tiny' }] },
    });
    const { status, body } = await call('POST', '/pull', { id: 'tiny' });
    expect([status, listedModel.parse(body).id]).toEqual([202, 'tiny']);
    const seen = new Set<string>();
    const list = await nextList(stream, (event) => {
      const tiny = event.list.models.find(({ id }) => id === 'tiny');
      if (tiny) seen.add(tiny.place.kind);
      return tiny?.isChosen === true;
    });
    expect(seen).toEqual(new Set(['pulling', 'present']));
    expect(list.models.map(({ id }) => id)).toEqual(['one', 'tiny', 'two']);
    stream.leave();
  });

  it('is cancelled, and not twice', async () => {
    const { call, hub } = await offering();
    hub.misbehave('/tiny.gguf', { stallAfter: 5_000 });
    await call('POST', '/pull', { id: 'tiny' });
    await eventually(() => expect(hub.stalled).toBe(1));
    expect((await call('DELETE', '/tiny')).status).toBe(409);
    expect((await call('POST', '/pull/cancel', { id: 'tiny' })).status).toBe(204);
    expect((await call('POST', '/pull/cancel', { id: 'tiny' })).status).toBe(404);
    await eventually(() => expect(hub.stalled).toBe(0));
  });
});

describe('the stream of models', () => {
  it('is one of few, and frees everything when its reader is gone', async () => {
    const { events, streams, call, timer } = await serving();
    const [first, second] = [await events(), await events()];
    expect([streams.size, timer.active]).toEqual([2, 2]);
    expect((await call('GET', '/events')).status).toBe(429);
    first.leave();
    second.leave();
    await eventually(() => expect([streams.size, timer.active]).toEqual([0, 0]));
  });

  it('tells a reader who is slow the newest list, and not all there were', async () => {
    // Large enough that a few fill what two sockets buffer between them.
    const catalogue = CATALOGUE.map((entry) => ({ ...entry, summary: 'x'.repeat(200_000) }));
    const { library, port, streams } = await serving({ catalogue });
    const socket = await openConnection(port, [
      'GET /v1/companion/models/events HTTP/1.1',
      `Host: localhost:${port}`,
      `Authorization: ${OWNER.authorization}`,
    ]);
    socket.pause();
    await eventually(() => expect(streams.size).toBe(1));
    for (let count = 0; count < 20; count += 1) {
      await library.choose('one');
      await library.choose('two');
    }
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.resume();
    const lists = () => text.match(/event: models/g)?.length ?? 0;
    await eventually(() => {
      expect(text).toMatch(/\n\n\r?\n?$/);
      expect(text.slice(text.lastIndexOf('event: models'))).toMatch(/"id":"two".*"isChosen":true/);
    });
    expect(lists()).toBeLessThan(20);
    socket.destroy();
  });

  it('says goodbye when the companion stops', async () => {
    const { events, streams } = await serving();
    const stream = await events();
    await nextOf(stream);
    streams.closeAll('shutdown');
    expect(await nextOf(stream)).toEqual({ type: 'closing', reason: 'shutdown' });
    expect(await nextOf(stream)).toBeNull();
  });

  it('ends where the list cannot be made, and tells the log alone why', async () => {
    const { events } = await serving({ readHardware: async () => Promise.reject(new Error('secret')) });
    const stream = await events();
    expect(await stream.next()).toBeUndefined();
  });
});
