import { describe, expect, it } from 'vitest';
import type { TimedCandidate } from './known.ts';
import { rankOverTime } from './rank-over-time.ts';
import { timedCandidate } from './testing/timed-candidate.ts';

const NOW = Date.UTC(2026, 6, 1);
/** Meanings: a home, an instrument, and whom it is about. */
const HOME = [1, 0, 0];
const MUSIC = [0, 1, 0];
const v = (values: readonly number[]): Float32Array => {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
};

const LIFE: readonly (readonly [string, readonly number[]])[] = [
  ['I live in Bergen.', HOME],
  ['I play the Steinway.', MUSIC],
  ['I live in Oslo.', HOME],
  ['I play the Stradivari.', MUSIC],
  ['My sister dwells in Rome.', [1, 0, 1]],
  ['My sister fiddles a Guarneri.', [0, 1, 1]],
  ['My sister fiddles an Amati.', [0, 1, 1]],
];
const candidates = (vectors: boolean): TimedCandidate[] =>
  LIFE.map(([text, meaning], index) =>
    timedCandidate(text, { at: Date.UTC(2024, index, 1), vector: vectors ? v(meaning) : null }),
  );

/** What gains by time, the most first. */
function gaining(text: string, meaning: readonly number[] | null, vectors = true): string[] {
  return rankOverTime({ text, vector: meaning && v(meaning) }, NOW, candidates(vectors))
    .filter(({ adjustment }) => adjustment > 0)
    .toSorted((a, b) => b.adjustment - a.adjustment)
    .map(({ id }) => id);
}

describe('what is asked in words that no fact says', () => {
  it('is known by its meaning, and the latest such fact answers', () => {
    expect(gaining('Which place is my abode?', HOME)[0]).toBe('I live in Oslo.');
    expect(gaining('Which instrument is mine?', MUSIC)[0]).toBe('I play the Stradivari.');
  });

  it('is known even where no word of the question says anything', () => {
    expect(gaining('Where am I?', HOME)[0]).toBe('I live in Oslo.');
  });

  it('is not known without meaning', () => {
    expect(gaining('Which place is my abode?', null)).toEqual([]);
    expect(gaining('Which place is my abode?', HOME, false)).toEqual([]);
    expect(gaining('Where am I?', null)).toEqual([]);
  });
});

it('a name does not draw all facts about that person', () => {
  expect(gaining('What is the abode of my sister now?', [1, 0, 1])[0]).toBe('My sister dwells in Rome.');
  expect(gaining('What is the violin of my sister now?', [0, 1, 1])[0]).toBe('My sister fiddles an Amati.');
});

it('among notes about everything, a fact that is no version of what is asked for stays where it is', () => {
  const notes = [
    ['The fuse box hangs in the hall.', [1, 0, 0]],
    ['Grandma bakes with spelt.', [0, 1, 0]],
    ['The choir sings in Latin.', [0, 0, 1]],
  ] as const;
  const told = notes.map(([text, meaning], day) => timedCandidate(text, { at: day, vector: v(meaning) }));
  const moved = rankOverTime({ text: 'Where is the fuse box?', vector: v([1, 0.1, 0.1]) }, NOW, told);
  const by = new Map(moved.map(({ id, adjustment }) => [id, adjustment]));
  expect(by.get('The fuse box hangs in the hall.')).toBeGreaterThan(1);
  expect(Math.abs(by.get('Grandma bakes with spelt.') ?? 1)).toBeLessThan(0.3);
  expect(Math.abs(by.get('The choir sings in Latin.') ?? 1)).toBeLessThan(0.3);
});
