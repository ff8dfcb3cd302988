import { expect, it } from 'vitest';
import { readAssertion } from './assertion.ts';
import { knowledgeOf } from './known.ts';
import { slotsOf } from './slots.ts';
import { timedCandidate } from './testing/timed-candidate.ts';

const DAYS = ['Monday', 'Tuesday', 'Thursday', 'Sunday'];
const TOWNS = ['Bergen', 'Oslo', 'Bern', 'Rome'];

/** The texts of each slot; those that only lean to theirs with a mark. */
function slotsIn(...texts: string[]): string[][] {
  const candidates = texts.map((text, index) => timedCandidate(text, { at: index }));
  const store = knowledgeOf(candidates, (text, at) => readAssertion(text, { at }));
  const slots = slotsOf(store);
  for (const [place, { facts }] of slots.all.entries()) {
    for (const { index } of facts) expect(slots.of[index]).toBe(place);
  }
  return slots.all.map(({ facts }) =>
    facts.map((fact) => `${slots.leans.has(fact) ? '~ ' : ''}${fact.candidate.text}`),
  );
}

it('facts of one frame, and of other wordings with the same values, are of one kind', () => {
  const rehearsing = DAYS.map((day) => `I rehearse on ${day}.`);
  const living = TOWNS.map((town) => `I live in ${town}.`);
  expect(slotsIn(...rehearsing, ...living)).toEqual([rehearsing, living]);
  expect(slotsIn(...living, 'My home town is Rome.')).toEqual([[...living, 'My home town is Rome.']]);
});

it('a fact that has something in common with one kind alone leans to it', () => {
  const rehearsing = DAYS.map((day) => `I rehearse on ${day}.`);
  const living = TOWNS.map((town) => `I live in ${town}.`);
  const odd = 'They let me live among strange old sailors near Hamburg.';
  expect(slotsIn(...rehearsing, ...living, odd)).toEqual([rehearsing, [...living, `~ ${odd}`]]);
});

it('facts that say nothing but the same value are of one kind', () => {
  expect(slotsIn('I am Mina.', 'This is Mina.')).toEqual([['I am Mina.', 'This is Mina.']]);
});

it('a fact without a value is of no kind but its own', () => {
  expect(slotsIn('The soup was salty.', 'The soup was good.', 'It rains.', 'Oslo.')).toContainEqual([
    'It rains.',
  ]);
});
