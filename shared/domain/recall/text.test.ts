import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksAnything, cueTable, packCues, readCues } from './cues.ts';
import { readText } from './text.ts';

const NOTHING = { time: false, number: false, names: 0, asks: false, askingTwelfths: 0, firstPerson: false };
const WORTH_NOTHING = { time: 0, number: 0, asks: 0, firstPerson: 0, names: 0, asking: 0 };

describe('what a text looks like', () => {
  it.each([
    ['green tea', {}],
    ['green tea since last Monday', { time: true, names: 1 }],
    ['twice a day', { number: true }],
    ['5kg of flour', { number: true }],
    ['the 14th floor', { number: true }],
    ['due on the 14th', { time: true, number: true }],
    ['the 2nd of the month', { time: true, number: true }],
    ['3rd May', { time: true, number: true, names: 1 }],
    ['the train at 7:40', { time: true, number: true }],
    ['up at 7am', { time: true, number: true }],
    ['lunch at noon', { time: true }],
    ['an mp3 player', {}],
    ["we've been there", { firstPerson: true }],
    ['Then to Paris and Lyon, Anna, and Rome.', { names: 3 }],
    ['Nice. Where? ', { asks: true, askingTwelfths: 6 }],
    ['Where? Nice. Good! Fine.', { askingTwelfths: 3 }],
    ['元気ですか？', { asks: true, askingTwelfths: 12 }],
    ['', {}],
  ])('reads %j', (text, expected) => expect(readCues(text)).toEqual({ ...NOTHING, ...expected }));

  it('says whether anything is asked', () => {
    expect(asksAnything(packCues(readCues('Where? Here.')))).toBe(true);
    expect(asksAnything(packCues(readCues('Here, yesterday, I.')))).toBe(false);
  });

  it('is worth the sum of its cues', () => {
    const worths = { time: 1, number: 10, asks: 100, firstPerson: 1_000, names: 30_000, asking: 1_200_000 };
    const cues = fc.record({
      time: fc.boolean(),
      number: fc.boolean(),
      asks: fc.boolean(),
      firstPerson: fc.boolean(),
      names: fc.nat(3),
      askingTwelfths: fc.nat(12),
    });
    const table = cueTable(worths);
    fc.assert(
      fc.property(cues, (one) => {
        const expected =
          Number(one.time) +
          10 * Number(one.number) +
          100 * Number(one.asks) +
          1_000 * Number(one.firstPerson) +
          10_000 * one.names +
          100_000 * one.askingTwelfths;
        expect(table[packCues(one)]).toBeCloseTo(expected, 6);
      }),
    );
    expect(cueTable(WORTH_NOTHING).every((worth) => worth === 0)).toBe(true);
  });
});

describe('a text that is read', () => {
  it('counts words in halves, and asides by one half', () => {
    const { words } = readText('Tea, more tea [a cup of tea]');
    expect([...words]).toEqual([
      ['tea', 5],
      ['more', 2],
      ['a', 1],
      ['cup', 1],
      ['of', 1],
    ]);
  });

  it('takes cues from what was said alone', () => {
    expect(readText('Nice one? [a photo of Paris in 2020]').cues).toBe(readText('Nice one?').cues);
  });

  it('reads any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const [word, halves] of readText(text).words) {
          expect(word).not.toBe('');
          expect(halves).toBeGreaterThan(0);
        }
      }),
    );
  });
});
