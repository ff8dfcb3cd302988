import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../schemas/index.ts';
import { runs } from '../../testing/runs.ts';
import { CATEGORY_SEEDS } from './category-seeds.ts';
import { guessCategories, type Witness } from './guess-category.ts';

const witness = (category: string, closeness: number): Witness => ({ category, closeness });
/** What is usual between texts that have nothing in common. */
const AROUND = ['work', 'people', 'health', 'identity'].map((category) => witness(category, 0));

describe('the guess of a category', () => {
  it('is none where nothing is like the fact', () => {
    expect(guessCategories([], [])).toEqual([]);
    expect(guessCategories([witness('garden', 0.2)], AROUND)).toEqual([]);
  });

  it('is what the fact is about where nothing was filed yet', () => {
    const seeds = [...AROUND, witness('cars', 0.4), witness('cars', 0.2), witness('travel', 0.3)];
    expect(guessCategories([], seeds)).toEqual(['cars', 'travel']);
  });

  it('is what a person does with facts like it, against what it is about', () => {
    const seeds = [...AROUND, witness('home', 0.5)];
    const facts = [witness('garden', 0.8), witness('garden', 0.7), witness('home', 0.1)];
    expect(guessCategories(facts, seeds)).toEqual(['garden', 'home']);
  });

  it('asks the nearest facts alone, so that a large category does not win by its size', () => {
    const many = Array.from({ length: 40 }, () => witness('work', 0.5));
    const near = Array.from({ length: 6 }, () => witness('garden', 0.9));
    expect(guessCategories([...many, ...near], AROUND)[0]).toBe('garden');
  });

  it('does not ask what was never filed', () => {
    expect(guessCategories([witness('other', 1)], AROUND)).toEqual([]);
  });

  it('does not take for likeness what a model says of any two texts', () => {
    const seeds = ['work', 'people', 'cars'].map((category) => witness(category, 0.8));
    expect(guessCategories([witness('garden', 0.82)], seeds)).toEqual([]);
    expect(guessCategories([witness('garden', 0.98)], seeds)).toEqual(['garden']);
  });

  it('is the same in whatever order it is asked', () => {
    const any = fc.array(
      fc.record({ category: fc.constantFrom(...CATEGORIES), closeness: fc.integer({ min: -4, max: 4 }) }),
      { maxLength: 12 },
    );
    const quarters = (witnesses: Witness[]) =>
      witnesses.map(({ category, closeness }) => witness(category, closeness / 4));
    fc.assert(
      fc.property(any, any, (facts, seeds) => {
        const [some, about] = [quarters(facts), quarters(seeds)];
        expect(guessCategories(some.toReversed(), about.toReversed())).toEqual(guessCategories(some, about));
      }),
      { seed: 47, numRuns: runs(200) },
    );
  });
});

it('every category that Nima begins with is described, but for what is left', () => {
  const described = new Set(CATEGORY_SEEDS.map(([category]) => category));
  expect([...described].toSorted()).toEqual(CATEGORIES.filter((name) => name !== 'other').toSorted());
});
