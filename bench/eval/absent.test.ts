import { expect, it } from 'vitest';
import { benchAbsent, benchPath } from './absent.ts';

it('a part of the benchmarks is absent where its folder is', () => {
  const machine = (paths: readonly string[]) => (path: string) => paths.includes(path);
  expect(benchAbsent('dev', machine([]))).toBe(true);
  expect(benchAbsent('dev', machine([benchPath('dev')]))).toBe(false);
  expect(benchPath('dev').replaceAll('\\', '/')).toMatch(/\/shared\/bench\/dev$/);
});
