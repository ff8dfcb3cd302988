import { describe, expect, it } from 'vitest';
import { errorBody } from '../../shared/schemas/index.ts';
import { TEST_TOKEN } from '../testing/build-test-app.ts';
import { listeningApp, type ListeningApp } from '../testing/listening-app.ts';
import { rawRequest, type RawAnswer } from '../testing/raw-request.ts';

/**
 * What an attacker's page, a rebinding name or a hand-made request would send, byte for byte, to a companion that
 * really listens. The numbers are those of the cases in README.md.
 */
const KEY = `Authorization: Bearer ${TEST_TOKEN}`;

const hostOf = (test: ListeningApp) => `Host: localhost:${test.listening.port}`;
const ask = (test: ListeningApp, line: string, headers: readonly string[] = [], body = '') =>
  rawRequest(test.listening.port, [`${line} HTTP/1.1`, ...headers], body);

function expectRefused({ status, text }: RawAnswer): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(text).not.toMatch(/access-control|set-cookie|"uptimeSeconds"/i);
  expect(text).toMatch(/content-security-policy: default-src 'none'/i);
  const body = text.slice(text.indexOf('\r\n\r\n') + 4);
  expect(errorBody.safeParse(JSON.parse(body)).success).toBe(true);
}

describe('a Host that is not ours (1, 2, 4)', () => {
  it.each([
    'evil.example',
    'evil.example:PORT',
    '',
    'localhost',
    'localhost:PORT@evil.example',
    'evil@localhost:PORT',
    '127.evil.com:PORT',
    '0.0.0.0:PORT',
    '[::]:PORT',
    'localhost:1',
    '127.0.0.1:PORT',
    '[::1]:PORT',
  ])('is refused with the key in hand: "%s"', async (host) => {
    const test = await listeningApp();
    const header = `Host: ${host.replace('PORT', String(test.listening.port))}`;
    for (const path of ['/v1/companion', '/health', '/', '/nowhere.png']) {
      const answer = await ask(test, `GET ${path}`, [header, KEY]);
      expectRefused(answer);
      expect([path, answer.status]).toEqual([path, 421]);
    }
  });

  it('is refused when missing or repeated', async () => {
    const test = await listeningApp();
    expectRefused(await ask(test, 'GET /v1/companion', [KEY]));
    expectRefused(await ask(test, 'GET /v1/companion', [hostOf(test), hostOf(test), KEY]));
    expectRefused(await ask(test, 'GET /v1/companion', [hostOf(test), 'Host: evil.example', KEY]));
    expectRefused(await rawRequest(test.listening.port, ['GET /v1/companion HTTP/1.0', KEY]));
  });

  it('sends a person who typed a loopback address to the data, for now and not for ever', async () => {
    const test = await listeningApp();
    const { port } = test.listening;
    const answer = await ask(test, 'GET /memory?q=1', [`Host: 127.0.0.1:${port}`, 'Accept: text/html']);
    expect(answer.status).toBe(307);
    expect(answer.text).toContain(`\r\nlocation: http://localhost:${port}/memory?q=1\r\n`);
    const sly = await ask(test, 'GET //evil.example/', [`Host: 127.0.0.1:${port}`, 'Accept: text/html']);
    expect(sly.text).toContain(`\r\nlocation: http://localhost:${port}//evil.example/\r\n`);
  });
});

describe('a foreign page (3, 5, 6, 7)', () => {
  it('is refused although its origin equals the Host it came with', async () => {
    const test = await listeningApp();
    const headers = ['Host: evil.example:8787', 'Origin: http://evil.example:8787', KEY];
    expectRefused(await ask(test, 'GET /v1/companion', headers));
  });

  it.each([
    'Origin: http://localhost:5173',
    'Origin: null',
    'Sec-Fetch-Site: same-site',
    'Sec-Fetch-Site: cross-site',
  ])('is refused with "%s"', async (header) => {
    const test = await listeningApp();
    const answer = await ask(test, 'GET /v1/companion', [hostOf(test), header, KEY]);
    expectRefused(answer);
    expect(answer.status).toBe(403);
  });

  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
  ])('cannot write as %s', async (type) => {
    const test = await listeningApp();
    const body = '{"origin":"x"}';
    const headers = [hostOf(test), KEY, `Content-Type: ${type}`, `Content-Length: ${body.length}`];
    const answer = await ask(test, 'PUT /v1/companion/data-origin', headers, body);
    expectRefused(answer);
    expect(answer.status).toBe(415);
  });

  it('gets no leave from a preflight', async () => {
    const test = await listeningApp();
    const headers = [hostOf(test), 'Origin: http://evil.example', 'Access-Control-Request-Method: PUT'];
    expectRefused(await ask(test, 'OPTIONS /v1/companion/data-origin', headers));
    expectRefused(await ask(test, 'OPTIONS *', headers));
  });
});

describe('loopback (8)', () => {
  it('is no key', async () => {
    const test = await listeningApp();
    const answer = await ask(test, 'GET /v1/companion', [hostOf(test)]);
    expectRefused(answer);
    expect(answer.status).toBe(401);
  });
});

describe('another way to write the path (9)', () => {
  it.each([
    '/%761/companion',
    '/%76%31/%63ompanion',
    '/v1%2fcompanion',
    '//v1/companion',
    '/v1//companion',
    '/V1/companion',
    '/v1/companion/',
    '/./v1/companion',
    '/x/../v1/companion',
    '/v1/companion?x',
    '/v1/companion;x',
    '/v1/companion%00',
    '/v1/%zz',
    '/v1\\companion',
  ])('does not get around the key: %s', async (path) => {
    const test = await listeningApp();
    expectRefused(await ask(test, `GET ${path}`, [hostOf(test)]));
  });

  it('does not work as an absolute target, with the key in hand', async () => {
    const test = await listeningApp();
    const { port } = test.listening;
    for (const target of [
      `http://localhost:${port}/v1/companion`,
      'http://evil.example/v1/companion',
      `localhost:${port}`,
    ]) {
      expectRefused(await ask(test, `GET ${target}`, [hostOf(test), KEY]));
    }
  });
});

describe('what is no request at all', () => {
  it('is answered and let go', async () => {
    const test = await listeningApp();
    for (const line of ['\u0016\u0003\u0001', 'HELLO', 'GET / HTTP/9.9']) {
      expectRefused(await rawRequest(test.listening.port, [line]));
    }
    expectRefused(await ask(test, 'GET /', [hostOf(test), `X: ${'a'.repeat(40_000)}`]));
  });

  it('smuggles nothing past the guard', async () => {
    const test = await listeningApp();
    const headers = [
      hostOf(test),
      KEY,
      'Content-Type: application/json',
      'Content-Length: 4',
      'Transfer-Encoding: chunked',
    ];
    expectRefused(await ask(test, 'PUT /v1/companion/data-origin', headers, '0\r\n\r\n'));
  });
});

describe('the key in hand, and the log (12, 16, 17)', () => {
  it('opens from the app, and changes nothing without it', async () => {
    const test = await listeningApp();
    const answer = await ask(test, 'GET /v1/companion', [
      hostOf(test),
      KEY,
      `Origin: ${test.origin}`,
      'Sec-Fetch-Site: same-origin',
    ]);
    expect(answer.status).toBe(200);
    const body = JSON.stringify({ origin: test.origin });
    const json = ['Content-Type: application/json', `Content-Length: ${body.length}`];
    expectRefused(await ask(test, 'PUT /v1/companion/data-origin', [hostOf(test), ...json], body));
    expect((await ask(test, 'GET /health', [hostOf(test)])).text).toContain('"dataOrigin":null');
    expect(
      (await ask(test, 'PUT /v1/companion/data-origin', [hostOf(test), KEY, ...json], body)).status,
    ).toBe(204);
    expect((await ask(test, 'GET /health', [hostOf(test)])).text).toContain(`"dataOrigin":"${test.origin}"`);
  });

  it('does not count twice or in another place', async () => {
    const test = await listeningApp();
    expectRefused(await ask(test, 'GET /v1/companion', [hostOf(test), KEY, 'Authorization: Bearer wrong']));
    expectRefused(
      await ask(test, `GET /v1/companion?key=${TEST_TOKEN}`, [hostOf(test), `Cookie: key=${TEST_TOKEN}`]),
    );
  });

  it('is nowhere in the log', async () => {
    const test = await listeningApp();
    await ask(test, 'GET /v1/companion', [hostOf(test), KEY]);
    await ask(test, `GET /v1/companion?key=${TEST_TOKEN}`, [hostOf(test)]);
    await ask(test, `GET /${TEST_TOKEN}%zz`, [hostOf(test)]);
    expect(test.log.length).toBeGreaterThanOrEqual(3);
    expect(test.log.join('')).not.toContain(TEST_TOKEN);
  });
});
