import { describe, expect, it } from 'vitest';
import { parseRetrievalOptions } from './retrieval-options.ts';

const NEEDED = ['--task', 'tasks/small', '--out', 'run.jsonl'];

describe('the arguments of an evaluation of retrieval', () => {
  it('mean the model that ships, and neighbours', () => {
    expect(parseRetrievalOptions(NEEDED)).toEqual({
      task: 'tasks/small',
      out: 'run.jsonl',
      embedder: { kind: 'builtin' },
      withoutNeighbours: false,
    });
  });

  it('leave neighbours out', () => {
    expect(parseRetrievalOptions([...NEEDED, '--no-neighbours']).withoutNeighbours).toBe(true);
  });

  it.each([
    ['builtin', { kind: 'builtin' }],
    ['none', { kind: 'none' }],
    ['dir:models/one', { kind: 'dir', folder: 'models/one' }],
  ])('name the embedder %s', (name, expected) => {
    expect(parseRetrievalOptions([...NEEDED, '--embedder', name]).embedder).toEqual(expected);
  });

  it.each(['dir:', 'best', ''])('refuse the embedder "%s"', (name) => {
    expect(() => parseRetrievalOptions([...NEEDED, '--embedder', name])).toThrow(
      'builtin, none or dir:FOLDER',
    );
  });

  it.each([
    [['--task', 'tasks/small']],
    [['--out', 'run.jsonl']],
    [[...NEEDED, '--neighbours']],
    [[...NEEDED, 'more']],
  ])('say how it is called where they are %j', (args) => {
    expect(() => parseRetrievalOptions(args)).toThrow('npm run eval:retrieval -- --task');
  });
});
