import { describe, expect, it } from 'vitest';
import { imagineTree } from './testing/planted-tree.mjs';
import { checkVersion } from './version.mjs';

const WELL = {
  'package.json': JSON.stringify({ version: '1.2.3' }),
  'package-lock.json': JSON.stringify({ version: '1.2.3', packages: { '': { version: '1.2.3' } } }),
  'CHANGELOG.md': '# Changelog\n\n## [1.2.3]\n\n- The first.\n',
  'shared/protocol/app-version.ts': 'export const NIMA_VERSION = __NIMA_VERSION__;',
};
const check = (changed: Record<string, string> = {}) => checkVersion(imagineTree({ ...WELL, ...changed }));

describe('checkVersion', () => {
  it('accepts one version that lock and changelog agree with', () => {
    expect(check()).toEqual([]);
    expect(check({ 'CHANGELOG.md': '## [Unreleased]\n' })).toEqual([]);
  });

  it('finds a lock of another version', () => {
    expect(
      check({
        'package-lock.json': JSON.stringify({ version: '1.2.2', packages: { '': { version: '1.2.3' } } }),
      }),
    ).toHaveLength(1);
    expect(
      check({
        'package-lock.json': JSON.stringify({ version: '1.2.3', packages: { '': { version: '1.2.2' } } }),
      }),
    ).toHaveLength(1);
  });

  it('finds a changelog without a section for it', () => {
    expect(check({ 'CHANGELOG.md': '## [1.2.2]\n' })).toEqual([
      expect.objectContaining({ file: 'CHANGELOG.md' }),
    ]);
  });

  it.each(["export const VERSION = '1.2.3';", 'export const VERSION = "1.2.3";', 'const v = `1.2.3`;'])(
    'finds the second copy %s',
    (copy) => {
      expect(check({ 'web/app/about.ts': `// About\n${copy}` })).toEqual([
        expect.objectContaining({ file: 'web/app/about.ts', line: 2 }),
      ]);
    },
  );

  it('leaves tests and other numbers alone', () => {
    expect(
      check({
        'web/app/about.test.ts': "expect('1.2.3')",
        'shared/testing/builders.ts': "const v = '1.2.3';",
        'web/app/zoom.ts': "const zoom = '1.2.30';",
      }),
    ).toEqual([]);
  });

  it('finds a version that is none', () => {
    expect(check({ 'package.json': JSON.stringify({ version: 'next' }) })).toHaveLength(1);
  });
});
