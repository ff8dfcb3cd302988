import { describe, expect, it } from 'vitest';
import { isEvicted, readMarker, writeMarker } from './marker.ts';

describe('the marker of a memory', () => {
  it('reads as it was written', () => {
    const marked = { facts: 3, conversations: 2, at: 7 };
    expect(readMarker(writeMarker(marked))).toEqual(marked);
  });

  it('of an earlier version counts facts alone', () => {
    expect(readMarker('{"facts":3,"at":7}')).toEqual({ facts: 3, conversations: 0, at: 7 });
  });

  it.each([null, '', '{', '{"facts":-1,"at":0}', '[]', '{"facts":"3","at":1}'])(
    'is none where it is %j',
    (text) => {
      expect(readMarker(text)).toBeNull();
    },
  );

  it.each([
    [{ facts: 3, conversations: 0, at: 1 }, true, true],
    [{ facts: 0, conversations: 1, at: 1 }, true, true],
    [{ facts: 3, conversations: 0, at: 1 }, false, false],
    [{ facts: 0, conversations: 0, at: 1 }, true, false],
    [null, true, false],
  ])('%j, empty: %s: taken away: %s', (marked, empty, expected) => {
    expect(isEvicted(marked, empty)).toBe(expected);
  });
});
