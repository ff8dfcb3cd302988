import { describe, expect, it, onTestFinished } from 'vitest';
import { buildTestApp, OWNER, TEST_TOKEN } from '../testing/build-test-app.ts';

async function logOf(
  ...requests: { url: string; method?: 'GET' | 'PUT'; headers?: Record<string, string>; payload?: object }[]
) {
  const { app, log } = await buildTestApp();
  onTestFinished(() => app.close());
  for (const request of requests) await app.inject({ ...request, headers: { ...OWNER, ...request.headers } });
  return { lines: log.map((line) => JSON.parse(line) as Record<string, unknown>), text: log.join('') };
}

describe('the log', () => {
  it('has one line for each request: who, what, how it ended', async () => {
    const { lines } = await logOf(
      { url: '/health' },
      { url: '/v1/companion', headers: { authorization: 'Bearer wrong' } },
    );
    const requests = lines.filter((line) => line['msg'] === 'request');
    expect(requests).toEqual([
      expect.objectContaining({
        requestId: 'req-1',
        method: 'GET',
        route: '/health',
        status: 200,
        ms: expect.any(Number),
      }),
      expect.objectContaining({ requestId: 'req-2', method: 'GET', route: '/v1/companion', status: 401 }),
    ]);
  });

  it('has a line for what no route answers, without the address', async () => {
    const { lines, text } = await logOf(
      { url: '/somewhere?note=private', method: 'PUT' },
      { url: '/%zz?note=private' },
    );
    expect(lines.filter((line) => line['msg'] === 'request').map((line) => line['route'])).toEqual([
      'unmatched',
      'unreadable',
    ]);
    expect(text).not.toMatch(/private|somewhere/);
  });

  it('never holds the key, wherever it was sent', async () => {
    const { text } = await logOf(
      { url: '/v1/companion' },
      { url: `/v1/companion?key=${TEST_TOKEN}` },
      { url: `/${TEST_TOKEN}` },
      {
        url: '/health',
        headers: { cookie: TEST_TOKEN, referer: `http://localhost:8787/#key=${TEST_TOKEN}` },
      },
      {
        url: '/v1/companion/data-origin',
        method: 'PUT',
        payload: { origin: `http://localhost/${TEST_TOKEN}` },
      },
    );
    expect(text).not.toContain(TEST_TOKEN);
    expect(text.match(/"msg":"request"/g)).toHaveLength(5);
  });
});
