import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { fenced, partsOf } from './attached.ts';

describe('a file in a message', () => {
  it('is fenced, under its name and in its language', () => {
    expect(fenced('fan.py', 'print(1)\n')).toBe('```python fan.py\nprint(1)\n```\n');
    expect(fenced('Dockerfile', 'FROM x')).toBe('```dockerfile Dockerfile\nFROM x\n```\n');
    expect(fenced('my notes', 'a')).toBe('```text my notes\na\n```\n');
  });

  it('with fences in it has a longer one', () => {
    expect(fenced('a.md', '```\nx\n```')).toBe('````markdown a.md\n```\nx\n```\n````\n');
  });

  it('is found again between what was written', () => {
    const message = `Why does this fail?\n\n${fenced('a.ts', 'let a;\nlet b;')}And this?\n${fenced('b', '')}`;
    expect(partsOf(message)).toEqual([
      { kind: 'text', text: 'Why does this fail?' },
      { kind: 'file', name: 'a.ts', text: 'let a;\nlet b;', lines: 2 },
      { kind: 'text', text: 'And this?' },
      { kind: 'file', name: 'b', text: '', lines: 1 },
    ]);
  });

  it('is none where code was fenced by hand, without a name', () => {
    const message = '```ts\nlet a;\n```';
    expect(partsOf(message)).toEqual([{ kind: 'text', text: message }]);
  });

  it('is none where it is never closed, and many of those take no time', () => {
    const message = '```ts a.ts\nlet a;\n'.repeat(20_000).trimEnd();
    expect(partsOf(message)).toEqual([{ kind: 'text', text: message }]);
  });

  it('comes back as it was, whatever is in it', () => {
    const text = fc
      .array(fc.constantFrom('`', '```', '\n', 'a', ' ', '~~~', '````ts x'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (held) => {
        expect(partsOf(`Read:\n${fenced('x.txt', `${held}\n`)}`)).toMatchObject([
          { text: 'Read:' },
          { kind: 'file', name: 'x.txt', text: held },
        ]);
      }),
      { seed: 5, numRuns: runs(200) },
    );
  });
});
