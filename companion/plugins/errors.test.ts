import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { errorBody } from '../../shared/schemas/index.ts';
import { buildTestApp, OWNER, TEST_ORIGIN } from '../testing/build-test-app.ts';

async function built() {
  const test = await buildTestApp();
  onTestFinished(() => test.app.close());
  return test;
}

async function put(payload: string, headers: Record<string, string> = {}) {
  const { app } = await built();
  const response = await app.inject({
    method: 'PUT',
    url: '/v1/companion/data-origin',
    headers: { ...OWNER, 'content-type': 'application/json', ...headers },
    payload,
  });
  return { status: response.statusCode, ...errorBody.parse(response.json()).error };
}

describe('an error', () => {
  it('names the fields of a body that are wrong, and none of their values', async () => {
    expect(await put('{"origin":"my secret note"}')).toMatchObject({
      status: 400,
      code: 'bad_request',
      details: { fields: ['origin'] },
      requestId: expect.stringMatching(/^req-/),
    });
    expect(await put('{"origin":"http://localhost:8787","extra":1}')).toMatchObject({
      details: { fields: ['extra'] },
    });
    expect((await put('{"origin":"my secret note"}')).message).not.toContain('secret');
  });

  it.each(['{', '', '"text"', 'null', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}'])(
    'answers the body %s with bad_request',
    async (body) => {
      expect(await put(body)).toMatchObject({ status: 400, code: 'bad_request', retryable: false });
    },
  );

  it('refuses a body that is too large', async () => {
    expect(await put(JSON.stringify({ origin: 'x'.repeat(70_000) }))).toMatchObject({
      status: 413,
      code: 'payload_too_large',
    });
  });

  it('refuses a body that is not JSON', async () => {
    expect(await put('origin=x', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 415,
      code: 'unsupported_media_type',
    });
  });

  it('tells which methods an address takes', async () => {
    const { app } = await built();
    for (const [url, allow] of [
      ['/health', 'GET, HEAD'],
      ['/v1/companion/events', 'GET'],
      ['/v1/companion/data-origin', 'PUT'],
    ] as const) {
      const response = await app.inject({ method: 'DELETE', url, headers: OWNER });
      expect(response.statusCode).toBe(405);
      expect(response.headers['allow']).toBe(allow);
      expect(errorBody.parse(response.json()).error.code).toBe('method_not_allowed');
    }
  });

  it('answers a preflight like any other unknown method', async () => {
    const { app } = await built();
    const headers = { ...OWNER, origin: 'http://evil.example', 'access-control-request-method': 'PUT' };
    const response = await app.inject({ method: 'OPTIONS', url: '/v1/companion', headers });
    expect(response.statusCode).toBe(405);
    expect(Object.keys(response.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it.each(['/v1', '/v1/nothing', '/health/nothing', '/docs/nothing', '/models/nothing'])(
    'finds nothing at %s',
    async (url) => {
      const { app } = await built();
      const response = await app.inject({ url, headers: { ...OWNER, accept: 'text/html' } });
      expect(response.statusCode).toBe(404);
      expect(errorBody.parse(response.json()).error.code).toBe('not_found');
    },
  );

  it('leaks nothing of the unexpected, which the log has', async () => {
    const { app, log } = await planted(() => {
      throw new Error('the database is at 10.1.2.3');
    });
    const response = await app.inject({ url: '/planted', headers: OWNER });
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('10.1.2.3');
    const { code, requestId } = errorBody.parse(response.json()).error;
    expect(code).toBe('internal');
    expect(log.some((line) => line.includes('10.1.2.3') && line.includes(`"requestId":"${requestId}"`))).toBe(
      true,
    );
  });

  it('does not send an answer that breaks its own schema', async () => {
    const { app } = await planted(() => ({ shown: 5 }));
    const response = await app.inject({ url: '/planted', headers: OWNER });
    expect(errorBody.parse(response.json()).error.code).toBe('internal');
  });
});

/** The plugins under test around one route of our own. */
async function planted(handler: () => unknown) {
  const log: string[] = [];
  const { default: Fastify, LogController } = await import('fastify');
  const { serializerCompiler, validatorCompiler } = await import('fastify-type-provider-zod');
  const { installErrors } = await import('./errors.ts');
  const { loggerOptions } = await import('../observability/logger.ts');
  const app = Fastify({
    logger: loggerOptions('info', { write: (line) => void log.push(line) }, ['token-of-this-test']),
    logController: new LogController({ requestIdLogLabel: 'requestId' }),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  installErrors(app);
  app.get(
    '/planted',
    { config: { access: 'public' }, schema: { response: { 200: z.object({ shown: z.string() }) } } },
    handler as () => never,
  );
  onTestFinished(() => app.close());
  return { app, log };
}

describe('the address of the data', () => {
  it('is told by the app at that address alone, and then in health', async () => {
    const { app } = await built();
    const tell = (origin: string) =>
      app.inject({ method: 'PUT', url: '/v1/companion/data-origin', headers: OWNER, payload: { origin } });
    expect((await tell('http://localhost:9999')).statusCode).toBe(400);
    expect((await app.inject({ url: '/health', headers: OWNER })).json()).toMatchObject({ dataOrigin: null });
    const told = await tell(TEST_ORIGIN);
    expect([told.statusCode, told.body]).toEqual([204, '']);
    expect((await app.inject({ url: '/health', headers: OWNER })).json()).toEqual({
      status: 'ok',
      name: 'nima',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      protocol: '1.0',
      dataOrigin: TEST_ORIGIN,
      engine: 'scripted',
      model_loaded: true,
      tokenizer_loaded: true,
    });
  });
});
