import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.ts';

const KNOWN = ['start', 'serve', 'sse'];

describe('the arguments of a benchmark run', () => {
  it('mean every suite where none is named', () => {
    expect(parseOptions([], KNOWN)).toEqual({ suites: KNOWN, json: false, rounds: null, save: false });
  });

  it('name suites in any order, which run in theirs', () => {
    expect(parseOptions(['sse', '--json', 'start', '--rounds', '3', '--save'], KNOWN)).toEqual({
      suites: ['start', 'sse'],
      json: true,
      rounds: 3,
      save: true,
    });
  });

  it('say what there is when a name is wrong', () => {
    expect(() => parseOptions(['shel'], KNOWN)).toThrow(
      /There is no benchmark "shel"\. There are: start, serve, sse/,
    );
  });

  it.each([[[]], [['0']], [['1.5']], [['many']]])('refuse %j rounds', (rest) => {
    expect(() => parseOptions(['--rounds', ...rest], KNOWN)).toThrow(/whole number/);
  });
});
