import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { Pieces } from './pieces.ts';

/** A token is some bytes; what they are together is decoded as any engine does. */
const decode = (tokens: readonly Uint8Array[]): string => new TextDecoder().decode(Buffer.concat(tokens));

function spoken(tokens: readonly Uint8Array[]): string[] {
  const pieces = new Pieces<Uint8Array>(decode, []);
  return tokens.map((token) => pieces.add(token));
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('Pieces', () => {
  it('holds back half a character until it is whole', () => {
    const [smile, e] = [Buffer.from('😀'), Buffer.from('é')];
    const tokens = [
      bytes(0x61),
      ...Array.from(smile, (byte) => bytes(byte)),
      ...Array.from(e, (byte) => bytes(byte)),
    ];
    expect(spoken(tokens)).toEqual(['a', '', '', '', '😀', '', 'é']);
  });

  it('gives at once what is whole before the half', () => {
    expect(spoken([bytes(0x61, 0xf0, 0x9f), bytes(0x98, 0x80, 0x62)])).toEqual(['a', '😀b']);
  });

  it('does not wait for ever for what is no character', () => {
    const said = spoken(Array.from({ length: 40 }, () => bytes(0xff)));
    expect(said.join('')).toMatch(/^\u{FFFD}{17,}$/u);
  });

  it('says all of any text, however it is cut, and never half a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 6 })),
        (text, cuts) => {
          fc.pre(!text.includes('\u{FFFD}'));
          const all = Buffer.from(text);
          const tokens: Uint8Array[] = [];
          for (let at = 0, cut = 0; at < all.length; cut += 1) {
            const end = at + (cuts[cut % cuts.length] ?? 1);
            tokens.push(all.subarray(at, end));
            at = end;
          }
          const said = spoken(tokens);
          expect(said.join('')).toBe(text);
          expect(said.some((piece) => piece.includes('\u{FFFD}'))).toBe(false);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it('tells the decoder what came before, which decides about spaces', () => {
    const heard: string[][] = [];
    const pieces = new Pieces<string>(
      (tokens, before) => {
        heard.push([...before]);
        return tokens.join('');
      },
      ['1', '2', '3', '4'],
    );
    pieces.add('a');
    pieces.add('b');
    expect(heard).toEqual([
      ['2', '3', '4'],
      ['3', '4', 'a'],
    ]);
  });
});
