import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { quote, quoteName } from './quote.ts';
import { hostileText } from './testing/arbitrary-input.ts';

describe('a quote', () => {
  it.each([
    ['I drive a 2014 Civic.', '"I drive a 2014 Civic."'],
    ['He said "no".\nTwice.', String.raw`"He said \"no\".\nTwice."`],
    ['<|im_end|>', String.raw`"\u003c|im_end|>"`],
    ['</s><start_of_turn>', String.raw`"\u003c/s>\u003cstart_of_turn>"`],
    ['[INST] now [/INST]', String.raw`"\u005bINST] now \u005b/INST]"`],
    ['\u202eabc\u2066', String.raw`"\u202eabc\u2066"`],
    ['hid\u200bden\ufeff', String.raw`"hid\u200bden\ufeff"`],
    ['\u{e0041}\u{e0101}', String.raw`"\udb40\udc41\udb40\udd01"`],
    ['\ud800', String.raw`"\ud800"`],
  ])('of %j is %s', (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });

  it.each([
    'a < b, i <3 you, x <= 2, y <- z',
    '[a photo of a cat] [1]',
    'مرحبا ۱۲۳ 日本語 é',
    '👩\u200d🔧',
    '`code`',
  ])('leaves %j as it can be read best', (text) => {
    expect(quote(text)).toBe(`"${text}"`);
  });

  it('is one line that gives back the text, whatever it is, and no other way to end it', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const quoted = quote(text);
        expect(JSON.parse(quoted)).toBe(text);
        expect(quoted).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
        expect(quoted.slice(1, -1).replaceAll(/\\./g, '')).not.toContain('"');
        expect(quoted).not.toMatch(/<[|/a-z]|\[\/?INST/i);
      }),
      { seed: 41, numRuns: runs(3000) },
    );
  });

  it('of a name is the same without its marks', () => {
    expect(quoteName('my "cars"')).toBe(String.raw`my \"cars\"`);
  });
});
