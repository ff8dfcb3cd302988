import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { readVector, writeVector } from './vector-data.ts';

describe('bytes as text', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
  ])('are those of RFC 4648 for %j', (text, expected) => {
    expect(encodeBase64(new TextEncoder().encode(text))).toBe(expected);
  });

  it('come back as they were, however many', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
        expect(encodeBase64(bytes)).toBe(btoa(String.fromCharCode(...bytes)));
      }),
    );
    const many = new Uint8Array(100_000).map((_, at) => at);
    expect(decodeBase64(encodeBase64(many))).toEqual(many);
  });

  it.each(['a', 'abc', 'ab c', 'ab=c', '====', 'é===', 'abcd=', 'Zg=='.repeat(2)])('are not %j', (text) => {
    expect(decodeBase64(text)).toBeNull();
  });
});

describe('a vector as text', () => {
  it('comes back bit by bit', () => {
    const vector = fc.float32Array({ minLength: 3, maxLength: 3, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(vector, (given) => {
        const norm = given.reduce((sum, value) => sum + value * value, 0);
        expect(readVector(writeVector(given), 3)).toEqual(norm > 0 && Number.isFinite(norm) ? given : null);
      }),
    );
  });

  it('is little-endian, on every machine', () => {
    expect(writeVector(Float32Array.of(1))).toBe('AACAPw==');
  });
});
