import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt } from './build.mjs';
import { createSandbox } from './testing/sandbox.mjs';

describe('ensureBuilt', () => {
  let sandbox: ReturnType<typeof createSandbox>;
  let builds: number;
  beforeEach(() => {
    sandbox = createSandbox({ 'web/main.tsx': 'one' });
    builds = 0;
  });
  afterEach(() => sandbox.remove());

  const build = async (folderOf: (part: 'web' | 'companion') => string) => {
    builds += 1;
    writeFileSync(join(folderOf('web'), 'index.html'), readFileSync(sandbox.path('web/main.tsx')));
    writeFileSync(join(folderOf('companion'), 'server.mjs'), '');
  };
  const failing = async (folderOf: (part: 'web' | 'companion') => string) => {
    writeFileSync(join(folderOf('web'), 'index.html'), 'half');
    throw new Error('broken source');
  };
  const run = (builder = build) => ensureBuilt(sandbox.context, { build: builder });
  const built = () => readFileSync(sandbox.path('dist/web/index.html'), 'utf8');

  test('builds the first time and then only when a source has changed', async () => {
    expect(await run()).toBe(true);
    expect(await run()).toBe(false);
    sandbox.write({ 'web/main.tsx': 'two' });
    expect(await run()).toBe(true);
    expect(built()).toBe('two');
    expect(builds).toBe(2);
  });

  test('leaves the last build in place where the next one fails, and tries again', async () => {
    await run();
    sandbox.write({ 'web/main.tsx': 'two' });
    await expect(run(failing)).rejects.toThrow('broken source');
    expect(built()).toBe('one');
    await run();
    expect(built()).toBe('two');
  });

  test('does not count a first build that failed', async () => {
    await expect(run(failing)).rejects.toThrow('broken source');
    expect(existsSync(sandbox.path('dist/web'))).toBe(false);
    expect(await run()).toBe(true);
  });

  test('builds again where part of the output is gone', async () => {
    await run();
    rmSync(sandbox.path('dist/companion/server.mjs'));
    expect(await run()).toBe(true);
  });

  test('builds again where a run was killed while it put the new files in place', async () => {
    await run();
    rmSync(sandbox.path('dist/.stamp'));
    sandbox.write({
      'dist/.next-web/index.html': 'half',
      'dist/.old-web/index.html': 'old',
      'dist/.next-stamp': 'x',
    });
    expect(await run()).toBe(true);
    expect(readdirSync(sandbox.path('dist')).toSorted()).toEqual(['.stamp', 'companion', 'web']);
  });

  test('builds once where two runs start at the same time', async () => {
    const results = await Promise.all([run(), run()]);
    expect(results.toSorted()).toEqual([false, true]);
    expect(builds).toBe(1);
  });

  test('a change made during the build is built by the next run', async () => {
    await run(async (folderOf) => {
      await build(folderOf);
      sandbox.write({ 'web/main.tsx': 'two' });
    });
    expect(await run()).toBe(true);
    expect(built()).toBe('two');
  });
});
