import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nodeVersionProblem } from './node-version.mjs';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('nodeVersionProblem', () => {
  test.each(['20.19.0', '20.20.2', '22.12.0', '22.21.1', '23.0.0', '24.1.0', '100.0.0'])(
    '%s will do',
    (version) => {
      expect(nodeVersionProblem(version)).toBeNull();
    },
  );

  test.each([
    '0.10.48',
    '12.22.12',
    '16.20.2',
    '18.20.8',
    '20.9.0',
    '20.18.3',
    '21.7.3',
    '22.0.0',
    '22.11.0',
  ])('%s is too old, and the line says what to install', (version) => {
    const problem = nodeVersionProblem(version);
    expect(problem).toContain(version);
    expect(problem).toContain('20.19');
    expect(problem).not.toContain('\n');
  });

  test('the rule is the one that package.json states', () => {
    const { engines } = JSON.parse(read('../../package.json')) as { engines: { node: string } };
    expect(engines.node).toBe('^20.19.0 || >=22.12.0');
  });

  test.each(['./node-version.mjs', '../run.mjs'])('%s keeps to syntax that an old Node can read', (file) => {
    const code = read(file).replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(/\?\.|\?\?|\|\|=|&&=|\bawait\b|node:|\.at\(|replaceAll|#\w/);
  });
});
