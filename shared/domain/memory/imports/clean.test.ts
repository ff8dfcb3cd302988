import { describe, expect, it } from 'vitest';
import { metadata } from '../../../schemas/index.ts';
import { cleanMetadata } from './clean.ts';

const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
const clean = (value: object) => cleanMetadata(new Map(Object.entries(value)));

describe('details of an entry', () => {
  it('are kept as they are', () => {
    const given = { tags: ['a', 1, null, true], inner: { deep: [{ x: 'é 🪨' }] } };
    expect(clean(given)).toEqual({
      metadata: given,
      lost: { details: false, keys: false, characters: false },
    });
  });

  it('lose what is too deep, and keep the rest, without overflowing anything', () => {
    const { metadata: kept, lost } = clean({ deep: nested(100_000), fine: nested(31) });
    expect(Object.keys(kept)).toEqual(['fine']);
    expect(lost.details).toBe(true);
    expect(metadata.safeParse(kept).success).toBe(true);
    expect(clean({ deep: nested(32) }).lost.details).toBe(true);
  });

  it.each([
    ['too many values', { a: Array.from({ length: 10_001 }, () => 0) }],
    ['too many values in all', { a: Array.from({ length: 6_000 }, () => [0]) }],
    ['too many characters', { a: 'x'.repeat(100_001) }],
    ['too long keys', { a: { ['x'.repeat(100_001)]: 1 } }],
    ['a name too long', { ['x'.repeat(201)]: 1 }],
  ])('lose what has %s', (_, given) => {
    expect(clean(given)).toMatchObject({ metadata: {}, lost: { details: true } });
  });

  it('lose keys that reach for the prototype, at any depth', () => {
    const given = JSON.parse(
      '{"__proto__":{"a":1},"b":{"constructor":1,"c":[{"prototype":2,"d":3}]}}',
    ) as object;
    const { metadata: kept, lost } = clean(given);
    expect(kept).toEqual({ b: { c: [{ d: 3 }] } });
    expect(Object.hasOwn(kept, '__proto__')).toBe(false);
    expect(lost).toEqual({ details: false, keys: true, characters: false });
  });

  it('lose half characters', () => {
    const { metadata: kept, lost } = clean({ 'k\ud800': ['\udfff', '🪨'] });
    expect(kept).toEqual({ 'k\ufffd': ['\ufffd', '🪨'] });
    expect(lost.characters).toBe(true);
  });
});
