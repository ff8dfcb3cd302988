import { describe, expect, it } from 'vitest';
import { findReplaced, type TimedFact } from './find-replaced.ts';

const fact = (id: string, text: string, day: number, more: Partial<TimedFact> = {}): TimedFact => ({
  id,
  text,
  at: Date.UTC(2026, 0, day),
  subject: null,
  validFrom: null,
  validTo: null,
  superseded: false,
  ...more,
});
const OLD = fact('old', 'I rehearse on Monday.', 1);

describe('what a fresh fact replaces', () => {
  it('an update in the same sentence does so by itself', () => {
    expect(findReplaced(fact('new', 'I rehearse on Thursday.', 9), [OLD])).toEqual({
      automatic: [],
      proposed: ['old'],
    });
    const [before, after] = [
      fact('old', 'I rehearse on Monday now.', 1),
      fact('new', 'I rehearse on Thursday now.', 9),
    ];
    expect(findReplaced(after, [before])).toEqual({ automatic: ['old'], proposed: [] });
  });

  it('a role that only one can have is asked about', () => {
    const before = fact('old', 'My tutor is Mr Sand.', 1);
    expect(findReplaced(fact('new', 'My tutor is Mrs Brook.', 9), [before]).proposed).toEqual(['old']);
  });

  it.each([
    ['I like chess.', 'I like judo.'],
    ['I visited Rome.', 'I visited Bern.'],
    ['I collect stamps.', 'I collect coins.'],
    ['My tutor is Mr Sand.', 'I nearly chose Mrs Brook as my tutor.'],
    ['I rehearse on Monday.', 'In 2011 I rehearsed on Friday.'],
    ["Wanda's locker is number 4.", "Igor's locker is number 7."],
    ['I rehearse on Monday.', 'I rehearse on Monday.'],
    ['I rehearse on Monday.', 'The soup was salty.'],
  ])('not %s by %s', (before, after) => {
    expect(findReplaced(fact('new', after, 9), [fact('old', before, 1)])).toEqual({
      automatic: [],
      proposed: [],
    });
  });

  it('leaves alone what is over, and what is newer', () => {
    const fresh = fact('new', 'I rehearse on Thursday.', 9);
    const over = [
      { ...OLD, superseded: true },
      { ...OLD, validTo: 5 },
      { ...OLD, at: Date.UTC(2026, 0, 20) },
    ];
    for (const one of over) expect(findReplaced(fresh, [one])).toEqual({ automatic: [], proposed: [] });
  });
});
