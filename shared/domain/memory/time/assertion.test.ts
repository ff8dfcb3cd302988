import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs.ts';
import { keepReadings, readAssertion } from './assertion.ts';

const AT = Date.UTC(2026, 2, 1);
const read = (text: string) => readAssertion(text, { at: AT });

describe('what a sentence says of its own truth', () => {
  it.each([
    ['I live in Oslo now.', 'asserted'],
    ['My piano teacher is Mr Sand.', 'asserted'],
    ['I never owned a canoe.', 'negated'],
    ['They offered me a stall at the market, I said no.', 'declined'],
    ['We considered the Monday choir.', 'considered'],
    ['Is my locker number 12?', 'asked'],
    ['The parcel from Weaver came here by mistake.', 'mistaken'],
    ['In 2011 I lived in Bergen.', 'past'],
    ['I used to sing in the Monday choir.', 'past'],
    ['I rent the stall till 2031.', 'asserted'],
  ])('%s is %s', (text, modality) => {
    expect(read(text).modality).toBe(modality);
  });

  it('takes a year in which something began for no past', () => {
    expect(read('I have lived in Oslo since 2011.')).toMatchObject({ modality: 'asserted', year: null });
  });

  it('hears talk as talk, and an update as one', () => {
    expect(read('How lovely, thank you so much!').isTalk || read('Thank you so much!').isTalk).toBe(true);
    expect(read('My number is 12 now.').isUpdate).toBe(true);
    expect(read('My number is 12.').isUpdate).toBe(false);
  });
});

describe('whom a sentence is about', () => {
  it.each([
    ['My sister works at the mill.', 'sister'],
    ["My older brother's bike is green.", 'brother'],
    ["Wanda's locker is number 4.", 'wanda'],
    ['I work at the mill.', null],
    ['My sister gave me her old bike.', null],
    ['User works at the mill.', null],
  ])('%s is about %s', (text, subject) => {
    expect(read(text).subject).toBe(subject);
  });

  it('leaves it open whether a bare name is a person', () => {
    expect(read('Wanda works at the mill.')).toMatchObject({ subject: 'wanda', isSubjectSure: false });
  });
});

it('reads any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { doubt, words } = read(text);
      expect(Number.isFinite(doubt)).toBe(true);
      expect(Array.isArray(words)).toBe(true);
    }),
    { numRuns: runs(1000) },
  );
});

it('keeps as many readings as it was told to', () => {
  const kept = keepReadings(2);
  const first = kept('I live in Oslo.', AT);
  expect(kept('I live in Oslo.', AT)).toBe(first);
  expect(first).toEqual(read('I live in Oslo.'));
  for (const text of ['I live in Bern.', 'I live in Rome.']) kept(text, AT);
  expect(kept('I live in Oslo.', AT)).not.toBe(first);
});
