import { expect, it } from 'vitest';
import { readAssertion } from './assertion.ts';
import { type KnownStore, knowledgeOf, type TimedCandidate } from './known.ts';
import { timedCandidate } from './testing/timed-candidate.ts';

const AT = Date.UTC(2026, 0, 1);
const told = (text: string, more: Partial<TimedCandidate> = {}): TimedCandidate =>
  timedCandidate(text, { at: AT, ...more });
const know = (...candidates: TimedCandidate[]): KnownStore =>
  knowledgeOf(candidates, (text, at) => readAssertion(text, { at }));
const subjectsOf = ({ facts }: KnownStore): unknown[] => facts.map(({ subject }) => subject);

it('takes a bare name for a person where several facts speak of it', () => {
  const store = know(told('Wanda plays chess.'), told('Wanda works at the mill.'));
  expect([...store.people]).toEqual(['wanda']);
  expect(subjectsOf(store)).toEqual(['wanda', 'wanda']);
});

it('takes it for a thing where one does, or where it is written small', () => {
  const alone = know(told('Pilates starts early.'));
  expect(alone.people.size).toBe(0);
  expect(subjectsOf(alone)).toEqual([null]);
  expect(alone.facts[0]?.reading.words.map(({ root }) => root)).toEqual(['pilat', 'start', 'ear']);
  const small = know(told('Chess takes long.'), told('Chess helps.'), told('I play chess.'));
  expect(small.people.size).toBe(0);
});

it('a person that was kept with a fact goes before the one its text names', () => {
  const store = know(told('My sister plays chess.', { subject: 'Igor' }));
  expect([...store.people]).toEqual(['igor', 'sister']);
  expect(subjectsOf(store)).toEqual(['igor']);
});

it('knows the facts from the earliest to the latest, by id where they were told at once', () => {
  const [a, b, c] = [told('I sing.', { id: 'a' }), told('I swim.', { id: 'b' }), told('I run.', { id: 'c' })];
  const early = told('I draw.', { id: 'z', validFrom: AT - 1 });
  for (const order of [
    [a, b, c, early],
    [c, early, b, a],
  ]) {
    expect(know(...order).facts.map(({ candidate }) => candidate.id)).toEqual(['z', 'a', 'b', 'c']);
  }
});

it('a word that fewer facts say is rarer, and one that none says rarest', () => {
  const { rarity } = know(told('I play chess.'), told('I play judo.'));
  expect(rarity('play')).toBeLessThan(rarity('judo'));
  expect(rarity('judo')).toBeLessThan(rarity('sew'));
});
