import { describe, expect, it } from 'vitest';
import { rootOf, wordsOf } from './words.ts';

describe('the root of a word', () => {
  it.each([
    ['works', 'worked'],
    ['works', 'working'],
    ['hobbies', 'hobby'],
    ['classes', 'class'],
    ['boxes', 'box'],
    ['lives', 'living'],
    ['running', 'ran'],
    ['children', 'child'],
  ])('%s and %s have the same', (a, b) => {
    expect(rootOf(a)).toBe(rootOf(b));
  });

  it.each([
    ['bus', 'bu'],
    ['ring', 'r'],
    ['7th', '7t'],
  ])('%s is not cut to %s', (word, cut) => {
    expect(rootOf(word)).not.toBe(cut);
  });
});

it('finds words, times and numbers, however they are typed', () => {
  expect(wordsOf('Wanda\u2019s bus leaves at \uff17:30, not 7.45!').map(({ lower }) => lower)).toEqual([
    'wanda',
    'bus',
    'leaves',
    'at',
    '7:30',
    'not',
    '7.45',
  ]);
});
