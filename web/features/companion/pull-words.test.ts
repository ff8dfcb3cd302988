import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pullPhase, type PullProgress } from '../../../shared/schemas/index.ts';
import { runs } from '../../../shared/testing/runs.ts';
import { buildProgress } from '../../ports/testing/model-builders.ts';
import { companion } from '../../ui/text/en/companion.ts';
import { textIn } from '../../ui/text/text.tsx';
import { sayFigures, sayPhase, secondsLeft, shareOf } from './pull-words.ts';

const text = textIn('en', ['en-GB']).knowing(companion);
const figures = (parts: Partial<PullProgress> = {}) =>
  sayFigures(buildProgress(parts), text).replaceAll('\u00A0', ' ');

describe('a download in words', () => {
  it('says how much is here, how fast, and how long it takes', () => {
    expect(figures()).toBe('300 MB of 1 GB · 5 MB/s · 3 minutes left');
  });

  it.each([
    ['without a total', { totalBytes: null }, '300 MB · 5 MB/s'],
    ['before a speed is known', { bytesPerSecond: null }, '300 MB of 1 GB'],
    ['while the line is away', { phase: 'waiting' }, '300 MB of 1 GB'],
    ['while it is checked', { phase: 'verifying' }, '300 MB of 1 GB'],
    ['where nothing is measured', { phase: 'testing' }, ''],
    ['that stands still', { bytesPerSecond: 0 }, '300 MB of 1 GB · 0 bytes/s'],
  ] as const)('says what is known %s', (_, parts, words) => {
    expect(figures(parts)).toBe(words);
  });

  it('counts the tries', () => {
    expect(sayPhase(buildProgress({ phase: 'waiting', attempt: 2 }), text)).toMatch(/· Try 3$/);
    expect(sayPhase(buildProgress({ attempt: 2 }), text)).toBe('Downloading');
  });

  it.each([
    [1, 5],
    [12, 15],
    [59, 60],
    [61, 120],
    [3_600, 3_600],
  ])('of %i more seconds is said to take %i: what ticks is not read', (seconds, said) => {
    const progress = buildProgress({ doneBytes: 0, totalBytes: seconds * 1_000, bytesPerSecond: 1_000 });
    expect(secondsLeft(progress)).toBe(said);
  });

  it('has a share within bounds, whatever the companion tells', () => {
    const progress = fc.record({
      phase: fc.constantFrom(...pullPhase.options),
      doneBytes: fc.nat(),
      totalBytes: fc.option(fc.nat()),
      bytesPerSecond: fc.option(fc.nat()),
      attempt: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(progress, (told) => {
        const share = shareOf(told);
        expect(share === null || (share >= 0 && share <= 1)).toBe(true);
        expect(sayFigures(told, text)).not.toMatch(/NaN|Infinity|\{/);
      }),
      { seed: 7, numRuns: runs(200) },
    );
  });
});
