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
      versions: ['old'],
    });
    const [before, after] = [
      fact('old', 'I rehearse on Monday now.', 1),
      fact('new', 'I rehearse on Thursday now.', 9),
    ];
    expect(findReplaced(after, [before])).toEqual({
      automatic: ['old'],
      proposed: [],
      versions: ['old'],
    });
  });

  it('every version of the same sentence is told apart from what is merely alike', () => {
    const before = [
      fact('first', 'My rent is 940.', 1),
      fact('second', 'My rent is 1010 now.', 3),
      fact('garage', 'My garage rent is 95.', 4),
    ];
    const { proposed, versions } = findReplaced(fact('new', 'My rent is 1080.', 9), before);
    expect(versions).toEqual(['first', 'second']);
    expect(proposed).toEqual(['first', 'second', 'garage']);
  });

  it('a role that only one can have is asked about', () => {
    const before = fact('old', 'My tutor is Mr Sand.', 1);
    expect(findReplaced(fact('new', 'My tutor is Mrs Brook.', 9), [before]).proposed).toEqual(['old']);
  });

  it('the same words in another order update by themselves, fewer of them are asked about', () => {
    const before = [fact('old', 'My dentist is Mr Sand.', 1)];
    expect(findReplaced(fact('new', 'Now Mrs Brook is my dentist.', 9), before).automatic).toEqual(['old']);
    expect(findReplaced(fact('new', 'Now Mrs Brook runs my dentist shop.', 9), before)).toEqual({
      automatic: [],
      proposed: ['old'],
      versions: [],
    });
  });

  it.each([
    ['I rehearse at the mill in Bergen.', 'I rehearse with Wanda.'],
    ['I am learning the songs of Bergen.', 'I am learning with Wanda.'],
    ['The choir rehearses in Bergen as usual.', 'I rehearse with Wanda.'],
  ])('a state is asked about: %s %s', (before, after) => {
    expect(findReplaced(fact('new', after, 9), [fact('old', before, 1)]).proposed).toEqual(['old']);
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
    ['I rehearse on Monday.', 'I rehearse at 7:45.'],
    ['I am Mina.', 'I am Wilma.'],
    ['I am tired of the songs of Bergen.', 'I am tired with Wanda.'],
    ['I rehearsed the Bergen song.', 'I rehearsed another song of Oslo.'],
    ['The kettle stands in Bergen.', 'The kettle of Oslo stands here.'],
    ['I rehearse in Bergen.', `I rehearse in Oslo ${'and in the big red hall '.repeat(4)}.`],
  ])('not %s by %s', (before, after) => {
    expect(findReplaced(fact('new', after, 9), [fact('old', before, 1)])).toEqual({
      automatic: [],
      proposed: [],
      versions: [],
    });
  });

  it('leaves alone what is over, and what is newer', () => {
    const fresh = fact('new', 'I rehearse on Thursday.', 9);
    const over = [
      { ...OLD, superseded: true },
      { ...OLD, validTo: 5 },
      { ...OLD, at: Date.UTC(2026, 0, 20) },
    ];
    for (const one of over) expect(findReplaced(fresh, [one])).toMatchObject({ automatic: [], proposed: [] });
  });
});

describe('what is said otherwise', () => {
  const DOG = fact('old', 'My dog is called Biscuit', 1, { subject: 'Biscuit' });

  it('a name that is set right is asked about, though the facts are of two names', () => {
    const right = fact('new', 'My dog is called Bisquit', 9, { subject: 'Bisquit' });
    expect(findReplaced(right, [DOG]).proposed).toEqual(['old']);
    const other = fact('new', 'Bisquit is a dog', 9, { subject: 'Bisquit' });
    expect(findReplaced(other, [DOG]).proposed).toEqual([]);
    const hers = fact('new', 'My dog is called Bisquit', 9, { subject: 'Mira' });
    expect(findReplaced(hers, [DOG]).proposed).toEqual([]);
  });

  it('what is said to be over is asked about, and nothing else', () => {
    const before = [
      fact('old', 'I live in Lisbon', 1),
      fact('other', 'I work in Lisbon', 2),
      fact('past', 'When I was young I lived in Lisbon', 3),
    ];
    const over = fact('new', "I don't live in Lisbon anymore", 9);
    expect(findReplaced(over, before)).toEqual({ automatic: [], proposed: ['old'], versions: [] });
    expect(findReplaced({ ...over, subject: 'Mira' }, before).proposed).toEqual([]);
  });

  it('what was only said may have begun before what began shortly before that was said', () => {
    const lives = fact('old', 'I live in Lisbon', 300);
    const since = (day: number) => {
      const validFrom = Date.UTC(2026, 0, day);
      return findReplaced(fact('new', 'I live in Porto', day, { validFrom }), [lives]).proposed;
    };
    expect(since(270)).toEqual(['old']);
    expect(since(-900)).toEqual([]);
  });
});
