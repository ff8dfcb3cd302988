import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorBody } from '../../shared/schemas/index.ts';
import { buildTestApp, OWNER, TEST_HOST, TEST_ORIGIN, type TestApp } from '../testing/build-test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.app.close());

type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';

function guardedRoutes(): { method: Method; url: string }[] {
  return test.routes
    .filter((route) => route.config?.access === 'guarded')
    .flatMap((route) =>
      [route.method].flat().map((method) => ({ method: method as Method, url: route.path })),
    );
}

async function statusOf(method: Method, url: string, headers: Record<string, string>): Promise<number> {
  const payload = method === 'PUT' ? { payload: {} } : {};
  const response = await test.app.inject({ method, url, headers, ...payload });
  expect(method === 'HEAD' ? response.body : errorBody.safeParse(response.json()).error).toBeFalsy();
  expect(response.headers).not.toHaveProperty('access-control-allow-origin');
  return response.statusCode;
}

describe('every route', () => {
  it('says who may call it', () => {
    expect(test.routes.length).toBeGreaterThan(5);
    for (const route of test.routes) expect(route.config?.access).toMatch(/^(public|guarded)$/);
  });

  it('is public only by name', () => {
    const open = test.routes.filter(
      (route) => route.config?.access === 'public' && !(route.schema as { hide?: boolean }).hide,
    );
    const names = new Set(open.map((route) => route.path));
    expect([...names].toSorted()).toEqual(['/docs', '/docs/openapi.json', '/health']);
  });

  it('refuses without the key when guarded', async () => {
    const routes = guardedRoutes();
    expect(routes.length).toBeGreaterThanOrEqual(3);
    for (const { method, url } of routes) {
      // Wrong keys are counted by the minute, and there are more routes than tries.
      test.clock.advance(60_000);
      expect([url, await statusOf(method, url, { host: TEST_HOST })]).toEqual([url, 401]);
      expect([url, await statusOf(method, url, { ...OWNER, authorization: 'Bearer wrong' })]).toEqual([
        url,
        401,
      ]);
      expect([url, await statusOf(method, url, { ...OWNER, authorization: '' })]).toEqual([url, 401]);
    }
  });

  it('refuses a foreign page when guarded, even with the key', async () => {
    for (const { method, url } of guardedRoutes()) {
      for (const origin of [
        'http://evil.example',
        'http://localhost:5173',
        'null',
        'http://127.0.0.1:8787',
      ]) {
        expect([url, origin, await statusOf(method, url, { ...OWNER, origin })]).toEqual([url, origin, 403]);
      }
      expect([url, await statusOf(method, url, { ...OWNER, 'sec-fetch-site': 'same-site' })]).toEqual([
        url,
        403,
      ]);
    }
  });

  it('refuses a foreign Host, guarded or not', async () => {
    for (const route of test.routes) {
      for (const method of [route.method].flat()) {
        const url = route.path.replace('*', 'anything');
        const headers = { ...OWNER, host: 'evil.example' };
        const response = await test.app.inject({ method: method as Method, url, headers });
        expect([method, url, response.statusCode]).toEqual([method, url, 421]);
      }
    }
  });

  it('carries the security headers, whatever it answers', async () => {
    const answers = [
      await test.app.inject({ url: '/health', headers: OWNER }),
      await test.app.inject({ url: '/v1/companion', headers: { host: TEST_HOST } }),
      await test.app.inject({ url: '/health', headers: { host: 'evil.example' } }),
      await test.app.inject({ url: '/nowhere', method: 'POST', headers: OWNER }),
      await test.app.inject({ url: '/%zz', headers: OWNER }),
      await test.app.inject({ url: '/', headers: { host: '127.0.0.1:8787', accept: 'text/html' } }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401, 421, 404, 400, 307]);
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe-inline');
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(
        Object.keys(headers).filter((name) => /^access-control|set-cookie|strict-transport/.test(name)),
      ).toEqual([]);
    }
  });
});

describe('a route that does not say who may call it', () => {
  it('cannot be registered', async () => {
    const { default: Fastify } = await import('fastify');
    const { installGuard } = await import('./guard.ts');
    const app = Fastify() as unknown as TestApp['app'];
    installGuard(app, { port: 8787, authenticate: () => ({ isOwner: false, waitMs: 0 }) });
    const refused = expect.objectContaining({
      code: 'route_without_access',
      message: expect.stringMatching(/^GET \/planted does not say who may call it/),
    });
    expect(() => app.get('/planted', () => 'open')).toThrow(refused);
    const misspelt = { config: { access: 'pubic' as 'public' } };
    expect(() => app.get('/planted', misspelt, () => 'open')).toThrow(refused);
    // Inside a plugin too: the rule belongs to the whole instance.
    const plugin = app.register(async (child) => {
      child.get('/planted', () => 'open');
    });
    await expect(plugin.ready()).rejects.toThrow(refused);
  });
});

describe('the key', () => {
  it('opens a guarded route', async () => {
    const response = await test.app.inject({
      url: '/v1/companion',
      headers: { ...OWNER, origin: TEST_ORIGIN },
    });
    expect(response.statusCode).toBe(200);
  });

  it('is told how to be sent, and does not count in the address', async () => {
    const response = await test.app.inject({
      url: `/v1/companion?key=${OWNER.authorization.slice(7)}`,
      headers: { host: TEST_HOST },
    });
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer realm="nima"');
  });

  it('still opens after a thousand wrong ones, which are told to wait', async () => {
    const busy = await buildTestApp();
    let last = 0;
    for (let count = 0; count < 1000; count += 1) {
      const headers = {
        ...OWNER,
        authorization: `Bearer wrong${count}`,
        'x-forwarded-for': `10.0.0.${count % 250}`,
      };
      last = (await busy.app.inject({ url: `/v1/companion?${count}`, headers })).statusCode;
    }
    expect(last).toBe(429);
    const limited = await busy.app.inject({
      url: '/v1/companion',
      headers: { ...OWNER, authorization: 'Bearer wrong' },
    });
    expect(limited.headers['retry-after']).toBe('60');
    const right = await busy.app.inject({ url: '/v1/companion', headers: OWNER });
    expect(right.statusCode).toBe(200);
    await busy.app.close();
  });
});
