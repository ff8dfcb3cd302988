import { expect, it } from 'vitest';
import { benchAbsent } from './absent.ts';

it('leaves the comparison out where the ONNX form is missing, and says so', () => {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  expect(benchAbsent('some-model', (path) => path.endsWith('some-model/onnx'), say)).toBe(false);
  expect(said).toEqual([]);
  expect(benchAbsent('some-model', () => false, say)).toBe(true);
  expect(said).toEqual([expect.stringContaining('some-model')]);
});
