import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runs } from '../../shared/testing/runs.ts';
import { buildTestApp, OWNER } from '../testing/build-test-app.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { filePath } from './static.ts';

const SHELL = '<!doctype html><title>Nima</title>';
const SCRIPT = 'export const answer = 42;';

async function webFolder(): Promise<string> {
  const root = await tempFolder();
  const web = join(root, 'web');
  await mkdir(join(web, 'assets'), { recursive: true });
  await writeFile(join(root, 'secret.txt'), 'outside');
  await writeFile(join(web, '.env'), 'hidden');
  await writeFile(join(web, 'index.html'), SHELL);
  await writeFile(join(web, 'sw.js'), SCRIPT);
  await writeFile(join(web, 'manifest.webmanifest'), '{}');
  const script = join(web, 'assets', 'main-AbC_12-x.js');
  await writeFile(script, SCRIPT);
  await writeFile(`${script}.br`, brotliCompressSync(SCRIPT));
  await writeFile(`${script}.gz`, gzipSync(SCRIPT));
  await writeFile(join(web, 'assets', 'plain.js'), SCRIPT);
  return web;
}

async function serving() {
  const test = await buildTestApp({ webDir: await webFolder() });
  onTestFinished(() => test.app.close());
  return (url: string, headers: Record<string, string> = {}) =>
    test.app.inject({ url, headers: { ...OWNER, ...headers } });
}

const PAGE = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const HASHED = '/assets/main-AbC_12-x.js';

describe('the built app', () => {
  it('is kept for ever where the name carries a hash, and asked about everywhere else', async () => {
    const get = await serving();
    expect((await get(HASHED)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const url of [
      '/',
      '/index.html',
      '/memory',
      '/sw.js',
      '/manifest.webmanifest',
      '/assets/plain.js',
    ]) {
      expect([url, (await get(url, PAGE)).headers['cache-control']]).toEqual([url, 'no-cache']);
    }
  });

  it('has the right types', async () => {
    const get = await serving();
    expect((await get('/')).headers['content-type']).toBe('text/html; charset=utf-8');
    expect((await get('/sw.js')).headers['content-type']).toMatch(/^(text|application)\/javascript/);
    expect((await get('/manifest.webmanifest')).headers['content-type']).toMatch(
      /^application\/manifest\+json/,
    );
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ])('travels compressed for "%s"', async (accepted, encoding) => {
    const get = await serving();
    const { headers, statusCode } = await get(HASHED, { 'accept-encoding': accepted });
    expect([statusCode, headers['content-encoding'], headers['vary']]).toEqual([
      200,
      encoding,
      'accept-encoding',
    ]);
    expect(headers['content-type']).toMatch(/javascript/);
    expect(headers['cache-control']).toContain('immutable');
  });

  it('is not sent again to who has it', async () => {
    const get = await serving();
    const { headers } = await get('/');
    const again = await get('/', { 'if-none-match': String(headers['etag']) });
    expect([again.statusCode, again.body, again.headers['cache-control']]).toEqual([304, '', 'no-cache']);
  });

  it('opens at every address of its own', async () => {
    const get = await serving();
    for (const url of ['/', '/memory', '/memory/notes?write', '/companion', '/v1beta', '/healthy']) {
      const response = await get(url, PAGE);
      expect([url, response.statusCode, response.body]).toEqual([url, 200, SHELL]);
    }
  });

  it('is not what a missing file or a program gets', async () => {
    const get = await serving();
    for (const url of [
      '/assets/gone-12345678.js',
      '/gone.png',
      '/memory.json',
      '/assets/',
      '/assets//x',
      '//memory',
    ]) {
      const response = await get(url, PAGE);
      expect([url, response.statusCode, response.headers['cache-control']]).toEqual([url, 404, 'no-store']);
    }
    expect((await get('/memory', { accept: '*/*' })).statusCode).toBe(404);
    expect((await get('/v1/memory', PAGE)).statusCode).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/%252e%252e/secret.txt',
    '/.env',
    '/%2eenv',
    '/assets/main-AbC_12-x.js.br',
    '/index.html%00.png',
  ])('does not lead outside or to what is hidden: %s', async (url) => {
    const get = await serving();
    const response = await get(url, PAGE);
    expect(response.statusCode).toBe(404);
    expect(response.body).not.toMatch(/outside|hidden/);
  });

  it('says what to do when it is not built', async () => {
    const { app } = await buildTestApp({ webDir: await tempFolder() });
    onTestFinished(() => app.close());
    const response = await app.inject({ url: '/memory', headers: { ...OWNER, ...PAGE } });
    expect(response.statusCode).toBe(503);
    expect(response.json()).toMatchObject({
      error: { code: 'app_not_built', message: expect.stringContaining('npm start') },
    });
  });

  it('refuses a file in place of its folder', async () => {
    const file = join(await tempFolder(), 'web');
    await writeFile(file, '');
    await expect(buildTestApp({ webDir: file })).rejects.toMatchObject({ code: 'config_invalid' });
  });
});

describe('a path below the web folder', () => {
  it('never climbs, hides or starts anew, whatever the text', () => {
    const segment = fc.oneof(
      fc.constantFrom('..', '.', '', '.env', 'a', 'b.js', '\\', 'C:', '\0'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
        const path = filePath(segments.join('/'));
        if (path === undefined) return;
        expect(join('/web', path).startsWith('/web/')).toBe(true);
        expect(path.split('/').some((part) => part.startsWith('.') || part === '')).toBe(false);
      }),
      { seed: 6, numRuns: runs(5000) },
    );
  });
});
