import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { blocksOf } from './markdown-blocks.ts';

const drawn = (text: string) => {
  const markup = renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkGfm] }, text));
  return markup.replace(/\n+/g, '\n').trim();
};

const PIECES = [
  'A paragraph\nof two lines.',
  '# A heading',
  '- one\n- two\n\n  still two\n\n- three',
  '1. one\n\n   ```sh\n   a\n\n   b\n   ```\n\n2. two',
  '```ts\nconst a = 1;\n\n- no list\n```',
  '~~~\n```\n\n~~~',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '> quoted\n> on',
  '---',
  '- [ ] to do\n- [x] done',
  '    indented\n\n    code',
  '**Bold** and `code`.',
  '```\nnever closed\n\n# so no heading',
];

describe('the blocks of a text', () => {
  it.each([
    ['one\n\ntwo\n\n\nthree', ['one\n\n', 'two\n\n\n', 'three']],
    ['- a\n\n- b\n\nend', ['- a\n\n- b\n\n', 'end']],
    ['```\na\n\nb\n```\n\nend', ['```\na\n\nb\n```\n\n', 'end']],
    ['see [it]\n\nmore\n\n[it]: https://a.example', ['see [it]\n\nmore\n\n[it]: https://a.example']],
    ['', []],
  ])('%j are %j', (text, blocks) => {
    expect(blocksOf(text)).toEqual(blocks);
  });

  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('\n\n'));

  it('are the text, and drawn one by one they look as drawn together', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const blocks = blocksOf(text);
        expect(blocks.join('')).toBe(text);
        expect(blocks.map(drawn).join('\n')).toBe(drawn(text));
      }),
      { seed: 11, numRuns: runs(100) },
    );
  });

  it('stay as they are while the text grows, all but the last', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, at) => {
        const sooner = blocksOf(text.slice(0, at % (text.length + 1))).slice(0, -1);
        const later = blocksOf(text);
        // A marker of which one letter is there may turn out to go on with the list above it.
        expect(later.slice(0, Math.max(0, sooner.length - 1))).toEqual(sooner.slice(0, -1));
      }),
      { seed: 12, numRuns: runs(200) },
    );
  });
});
