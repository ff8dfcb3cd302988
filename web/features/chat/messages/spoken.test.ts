import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { spokenOf } from './spoken.ts';

const code = (lines: number) => `Code, ${lines} lines.`;
const whole = (text: string) => spokenOf(text, true, code);

describe('what is said aloud', () => {
  it.each([
    ['One. Two? Three', ['One.', 'Two?', 'Three']],
    ['It runs at 3.5 GHz. Fine.', ['It runs at 3.5 GHz.', 'Fine.']],
    ['## Plan\n- **First**, `npm i`.\n- [x] _Done_', ['Plan', 'First, npm i.', 'Done']],
    ['You drive a Civic [1]. See [the page](https://a.example).', ['You drive a Civic.', 'See the page.']],
    ['Run:\n```sh\nls. -l\ncd\n```\nThen wait.', ['Run:', 'Code, 2 lines.', 'Then wait.']],
    ['| a | b |\n|---|---|\n| 1 | 2 |', ['a, b', '1, 2']],
    ['snake_case stays', ['snake_case stays']],
    ['\n\n', []],
  ])('of %j is %j', (text, said) => {
    expect(whole(text)).toEqual(said);
  });

  it('waits for the end of a sentence, and of code', () => {
    expect(spokenOf('One. Two', false, code)).toEqual(['One.']);
    expect(spokenOf('Run:\n```sh\nls\n', false, code)).toEqual(['Run:']);
    expect(spokenOf('Pi 3.', false, code)).toEqual([]);
  });

  it.each(['*', '[', ' ', '. ', ',', '|', '_', '`', '[a](', '> '])(
    'of nothing but %j takes no time',
    (mark) => {
      const text = mark.repeat(50_000);
      expect(whole(text).join('').length).toBeLessThanOrEqual(text.length);
    },
  );

  it('waits for the end of a line that may open code', () => {
    expect(spokenOf('```One. ', false, code)).toEqual([]);
  });

  it('of a text that grows is never taken back', () => {
    const piece = fc.constantFrom('One. ', 'two', '?', '\n', '```', '3.5 ', '**', '[1]', ' ', '- ', '`');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(), (pieces, at) => {
        const text = pieces.join('');
        const sooner = spokenOf(text.slice(0, at % (text.length + 1)), false, code);
        expect(whole(text).slice(0, sooner.length)).toEqual(sooner);
      }),
      { seed: 7, numRuns: runs(300) },
    );
  });
});
