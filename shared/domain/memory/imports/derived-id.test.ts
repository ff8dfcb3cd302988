import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from '../../../schemas/zod.ts';
import { derivedId } from './derived-id.ts';

describe('the id of a record of another program', () => {
  // These stand in people's stores: another hash would make every second import a copy of the first.
  it('stays what it was', () => {
    expect(derivedId('', null)).toMatchInlineSnapshot(`"00000000-0000-7f78-9e48-dca574050d9d"`);
    expect(derivedId('id\nf1\nFact number 1', Date.UTC(2025, 0, 2))).toMatchInlineSnapshot(
      `"0194244f-d800-7a83-b5eb-338b77677670"`,
    );
  });

  it('is a UUIDv7 of its time for any words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.integer()), (words, at) => {
        const id = derivedId(words, at);
        expect(z.uuidv7().safeParse(id).success).toBe(true);
        expect(id).toBe(derivedId(words, at));
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Math.max(at ?? 0, 0));
      }),
    );
    expect(derivedId('x', 1e300).startsWith('ffffffff-ffff-7')).toBe(true);
  });

  it('is another for other words: none of 200,000 that look alike meet, in any half of the hash', () => {
    const whole = new Set<string>();
    const halves = [new Set<string>(), new Set<string>()] as const;
    for (let at = 0; at < 200_000; at += 1) {
      const id = derivedId(`f${at % 1000}\nFact number ${at}`, null);
      whole.add(id);
      halves[0].add(id.slice(15, 26));
      halves[1].add(id.slice(25));
    }
    expect(whole.size).toBe(200_000);
    // 11 digits of which two bits are fixed: 40 bits, where 200,000 meet about 0.02 times by chance.
    expect(halves[0].size).toBeGreaterThan(199_990);
    expect(halves[1].size).toBeGreaterThan(199_990);
  });

  it('has bits that are one as often as nought', () => {
    const ones = Array.from({ length: 48 }, () => 0);
    const many = 4_000;
    for (let at = 0; at < many; at += 1) {
      const tail = BigInt(`0x${derivedId(`${at}`, null).slice(24)}`);
      ones.forEach((_, bit) => void (ones[bit] = (ones[bit] ?? 0) + Number((tail >> BigInt(bit)) & 1n)));
    }
    for (const count of ones) expect(Math.abs(count - many / 2)).toBeLessThan(200);
  });
});
