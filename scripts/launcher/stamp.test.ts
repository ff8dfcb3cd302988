import { rmSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashSources, listFiles } from './stamp.mjs';
import { createSandbox } from './testing/sandbox.mjs';

describe('hashSources', () => {
  let sandbox: ReturnType<typeof createSandbox>;
  let before: string;
  beforeEach(() => {
    sandbox = createSandbox({
      'web/main.tsx': 'a',
      'web/ui/button.tsx': 'b',
      'companion/server.ts': 'c',
      'packs/linux/pack.json': '{}',
      'public/icons/icon.png': 'png',
      'package.json': '{}',
    });
    before = hashSources(sandbox.root);
  });
  afterEach(() => sandbox.remove());

  test('is the same as long as nothing changes', () => {
    expect(hashSources(sandbox.root)).toBe(before);
  });

  test.each([
    'web/main.tsx',
    'web/ui/button.tsx',
    'companion/server.ts',
    'packs/linux/pack.json',
    'package.json',
  ])('changes with %s', (path) => {
    sandbox.write({ [path]: 'other' });
    expect(hashSources(sandbox.root)).not.toBe(before);
  });

  test.each([
    'shared/new.ts',
    'vite.config.ts',
    'companion/vite.config.ts',
    'scripts/launcher/compress.mjs',
    'public/new.svg',
  ])('changes when %s appears', (path) => {
    sandbox.write({ [path]: '' });
    expect(hashSources(sandbox.root)).not.toBe(before);
  });

  test('changes when a source goes away or gets another name', () => {
    rmSync(sandbox.path('web/ui/button.tsx'));
    const without = hashSources(sandbox.root);
    expect(without).not.toBe(before);
    sandbox.write({ 'web/ui/knob.tsx': 'b' });
    expect([before, without]).not.toContain(hashSources(sandbox.root));
  });

  test('does not change with a source that is saved unchanged', () => {
    utimesSync(sandbox.path('web/main.tsx'), new Date(0), new Date(0));
    expect(hashSources(sandbox.root)).toBe(before);
  });

  test('changes with the size or the time of a static file, which is not read', () => {
    utimesSync(sandbox.path('public/icons/icon.png'), new Date(0), new Date(0));
    const older = hashSources(sandbox.root);
    expect(older).not.toBe(before);
    sandbox.write({ 'public/icons/icon.png': 'larger' });
    utimesSync(sandbox.path('public/icons/icon.png'), new Date(0), new Date(0));
    expect(hashSources(sandbox.root)).not.toBe(older);
  });

  test.each([
    'web/ui/button.test.tsx',
    'companion/server.test.ts',
    'docs/architecture.md',
    'e2e/start.spec.ts',
  ])('does not change with %s, which is not built', (path) => {
    sandbox.write({ [path]: 'x' });
    expect(hashSources(sandbox.root)).toBe(before);
  });
});

test('listFiles answers in one order, with forward slashes', () => {
  const sandbox = createSandbox({ 'a/c.ts': '', 'a/b/d.ts': '', 'a/a.ts': '' });
  expect(listFiles(sandbox.root, 'a')).toEqual(['a/a.ts', 'a/b/d.ts', 'a/c.ts']);
  expect(listFiles(sandbox.root, 'absent')).toEqual([]);
  sandbox.remove();
});
