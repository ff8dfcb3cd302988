import { describe, expect, it } from 'vitest';
import { checkMachineTraces } from './machine-traces.mjs';
import { imagineTree } from './testing/planted-tree.mjs';

/** Joined here, so that this file does not hold what it plants. */
const path = (...parts: readonly string[]) => ['', ...parts].join('/');
const check = (files: Record<string, string>) =>
  checkMachineTraces(imagineTree({ 'web/main.tsx': '', ...files }));

describe('checkMachineTraces', () => {
  it.each([
    path('work', 'nima'),
    path('home', 'kim', 'nima'),
    path('root', '.npm'),
    `cd ${path('root')}`,
    path('Users', 'kim'),
    ['C:', 'Users', 'kim'].join('\\'),
  ])('finds %s', (trace) => {
    expect(check({ 'scripts/run.mjs': `// first\nconst at = "${trace}";` })).toEqual([
      expect.objectContaining({
        file: 'scripts/run.mjs',
        line: 2,
        message: expect.stringContaining('path of one machine'),
      }),
    ]);
  });

  it.each([
    'https://example.org/work/list',
    'network/work/list',
    '~/.nima',
    path('home', 'pi'),
    path('home', 'ada', 'data'),
    path('home', 'nima', 'data'),
    path('roots'),
    'a/root',
    './root',
  ])('lets %s stand', (text) => {
    expect(check({ 'docs/notes.md': text })).toEqual([]);
  });

  it('finds the registry of one network in the lock and in npm settings', () => {
    const message = expect.stringContaining('one registry');
    expect(
      check({ 'package-lock.json': '{\n  "resolved": "https://registry.example.org/a.tgz"\n}' }),
    ).toEqual([{ file: 'package-lock.json', line: 2, message }]);
    expect(check({ '.npmrc': 'fund=false\nregistry=https://registry.example.org/' })).toEqual([
      { file: '.npmrc', line: 2, message },
    ]);
    expect(check({ '.npmrc': '@nima:registry = https://registry.example.org/' })).toHaveLength(1);
    expect(
      check({
        '.npmrc': 'omit-lockfile-registry-resolved=true',
        'package-lock.json': '{ "funding": "https://example.org" }',
      }),
    ).toEqual([]);
  });

  it('does not read pictures', () => {
    expect(check({ 'public/icon.png': path('work', 'nima') })).toEqual([]);
  });

  it('never passes on nothing', () => {
    expect(checkMachineTraces(imagineTree({}))).toHaveLength(1);
  });
});
