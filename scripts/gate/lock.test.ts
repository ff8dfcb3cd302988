import { describe, expect, it } from 'vitest';
import { checkLock } from './lock.mjs';
import { imagineTree } from './testing/planted-tree.mjs';

const PLATFORMS = [
  'linux-x64-gnu',
  'linux-x64-musl',
  'linux-arm64-gnu',
  'linux-arm64-musl',
  'darwin-arm64',
  'darwin-x64',
  'win32-x64',
];
const names = PLATFORMS.map((platform) => `@fast/binding-${platform}`);

function lockOf(packages: Record<string, unknown>) {
  const root = { dependencies: { fast: '1.0.0' } };
  return imagineTree({
    'package-lock.json': JSON.stringify({ packages: { '': root, ...packages } }, null, 2),
  });
}

function fast(present: readonly string[]) {
  const optionalDependencies = Object.fromEntries(names.map((name) => [name, '1.0.0']));
  return {
    'node_modules/fast': { version: '1.0.0', optionalDependencies },
    ...Object.fromEntries(
      present.map((name) => [`node_modules/${name}`, { version: '1.0.0', optional: true }]),
    ),
  };
}

describe('checkLock', () => {
  it('accepts a lock that holds the packages of every platform', () => {
    expect(checkLock(lockOf(fast(names)))).toEqual([]);
  });

  it.each(names)('finds that %s is missing, and says whose it is', (missing) => {
    expect(checkLock(lockOf(fast(names.filter((name) => name !== missing))))).toEqual([
      expect.objectContaining({
        line: 8,
        message: expect.stringMatching(`^fast needs ${missing} 1.0.0, which is not in the lock`),
      }),
    ]);
  });

  it('looks next to the package first, then outwards, as Node does', () => {
    const inner = {
      'node_modules/outer/node_modules/inner': { version: '2.0.0', optionalDependencies: { part: '2.0.0' } },
      'node_modules/outer': { version: '1.0.0', dependencies: { inner: '2.0.0' } },
    };
    const whole = { ...fast(names), ...inner };
    expect(
      checkLock(
        lockOf({ ...whole, 'node_modules/outer/node_modules/inner/node_modules/part': { version: '2.0.0' } }),
      ),
    ).toEqual([]);
    expect(
      checkLock(lockOf({ ...whole, 'node_modules/outer/node_modules/part': { version: '2.0.0' } })),
    ).toEqual([]);
    expect(checkLock(lockOf({ ...whole, 'node_modules/part': { version: '2.0.0' } }))).toEqual([]);
    expect(
      checkLock(lockOf({ ...whole, 'node_modules/other/node_modules/part': { version: '2.0.0' } })),
    ).toHaveLength(1);
  });

  it('finds another version in the place of an exact one', () => {
    const packages = { ...fast(names), [`node_modules/${names[0]}`]: { version: '1.0.1' } };
    expect(checkLock(lockOf(packages))).toEqual([
      expect.objectContaining({ message: expect.stringContaining('holds 1.0.1') }),
    ]);
  });

  it('finds that a dependency of package.json is missing', () => {
    expect(checkLock(lockOf({ 'node_modules/other': { version: '1.0.0' } }))).toEqual([
      expect.objectContaining({ message: expect.stringMatching('^package.json needs fast') }),
    ]);
  });

  it('never passes on nothing: no lock, or an empty one', () => {
    expect(checkLock(imagineTree({}))).toHaveLength(1);
    expect(checkLock(imagineTree({ 'package-lock.json': '{}' }))).toEqual([
      expect.objectContaining({ message: expect.stringContaining('no packages') }),
    ]);
  });
});
