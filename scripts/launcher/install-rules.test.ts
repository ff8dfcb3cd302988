import { describe, expect, test } from 'vitest';
import { installProblem } from './install-rules.mjs';

const linux = { os: 'linux', cpu: 'x64', libc: 'glibc', abi: '115' };
const wanted = {
  '': {},
  'node_modules/vite': { version: '8.3.8', integrity: 'sha512-a' },
  'node_modules/vite/node_modules/inner': { version: '1.0.0', integrity: 'sha512-b' },
  'node_modules/native-linux': {
    version: '2.0.0',
    optional: true,
    os: ['linux'],
    cpu: ['x64'],
    libc: ['glibc'],
  },
  'node_modules/native-mac': { version: '2.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
  'node_modules/linked': { link: true },
};
const { 'node_modules/native-mac': _mac, 'node_modules/linked': _linked, '': _root, ...installed } = wanted;
const whole = { wanted, installed, abi: '115', machine: linux, hasPackage: () => true };

describe('installProblem', () => {
  test('is content with what npm leaves on this machine: all but what is for others', () => {
    expect(installProblem(whole)).toBeNull();
  });

  test('is content with an install by hand, which leaves no note of the Node that ran it', () => {
    expect(installProblem({ ...whole, abi: null })).toBeNull();
  });

  test('sees that no install has finished', () => {
    expect(installProblem({ ...whole, installed: null })).toBe('nothing is installed yet');
  });

  test('sees a package that is not installed', () => {
    const { 'node_modules/vite': _vite, ...rest } = installed;
    expect(installProblem({ ...whole, installed: rest })).toBe('vite is missing');
  });

  test('sees another version', () => {
    const other = { ...installed, 'node_modules/vite': { version: '8.3.7', integrity: 'sha512-a' } };
    expect(installProblem({ ...whole, installed: other })).toBe('vite has another version');
  });

  test('sees the same version with other contents', () => {
    const other = { ...installed, 'node_modules/vite': { version: '8.3.8', integrity: 'sha512-z' } };
    expect(installProblem({ ...whole, installed: other })).toBe('vite has another version');
  });

  test('sees a package folder that was deleted or left half-written', () => {
    const hasPackage = (folder: string) => !folder.endsWith('inner');
    expect(installProblem({ ...whole, hasPackage })).toBe('inner is not there in full');
  });

  test.each([
    ['another system', { ...linux, os: 'darwin' }],
    ['another processor', { ...linux, cpu: 'arm64' }],
    ['another C library', { ...linux, libc: 'musl' }],
  ])('sees packages brought along from %s', (_case, machine) => {
    expect(installProblem({ ...whole, machine })).toBe('they were installed for another kind of machine');
  });

  test('sees packages built for another Node', () => {
    expect(installProblem({ ...whole, machine: { ...linux, abi: '127' } })).toBe(
      'they were installed for another Node',
    );
  });

  test('understands lists that name what is excluded', () => {
    const tool = { version: '1.0.0', os: ['!win32'] };
    const state = {
      ...whole,
      wanted: { 'node_modules/tool': tool },
      installed: { 'node_modules/tool': tool },
    };
    expect(installProblem(state)).toBeNull();
    expect(installProblem({ ...state, machine: { ...linux, os: 'win32', libc: null } })).not.toBeNull();
  });
});
