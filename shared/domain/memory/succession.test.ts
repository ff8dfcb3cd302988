import { describe, expect, it } from 'vitest';
import { buildFact } from '../../testing/builders.ts';
import { CountingIds } from '../../testing/fakes.ts';
import { forgetFact, supersede } from './facts.ts';
import { beginningOf, holdAgain, leftBehind, moveEnds, successorOf } from './succession.ts';
import type { Fact } from '../../schemas/index.ts';

const ids = new CountingIds();
const factAt = (createdAt: number, more: Partial<Fact> = {}) =>
  buildFact({ id: ids.next(), createdAt, ...more });
const byId = (...facts: readonly Fact[]) => new Map(facts.map((fact) => [fact.id, fact]));
const NOW = 100;

/** Facts of which each replaced the one before it. */
function chain(...facts: readonly Fact[]): Fact[] {
  const kept = [...facts];
  for (let place = 1; place < kept.length; place += 1) {
    const [fresh, old] = supersede(kept[place] as Fact, [kept[place - 1] as Fact], NOW);
    kept[place] = { ...(kept[place] as Fact), ...fresh };
    kept[place - 1] = { ...(kept[place - 1] as Fact), ...old };
  }
  return kept;
}
const forgotten = (fact: Fact | undefined): Fact => ({ ...(fact as Fact), ...forgetFact(fact as Fact, NOW) });

it('a fact begins when it was said to, else when it was written', () => {
  expect(beginningOf(factAt(5))).toBe(5);
  expect(beginningOf(factAt(5, { validFrom: 3 }))).toBe(3);
});

describe('what holds in the place of a fact', () => {
  it('is what replaced it, or what replaced that where that was forgotten', () => {
    const [first, second, third] = chain(factAt(1), factAt(2), factAt(3)) as [Fact, Fact, Fact];
    expect(successorOf(first, byId(first, second, third))?.id).toBe(second.id);
    expect(successorOf(first, byId(first, forgotten(second), third))?.id).toBe(third.id);
    expect(successorOf(first, byId(first, forgotten(second), forgotten(third)))).toBeNull();
  });

  it('is nothing where nothing replaced it, where that is not here, and where two replace each other', () => {
    const other = factAt(2, { supersededBy: ids.next(), deletedAt: 3 });
    const lone = factAt(1);
    expect(successorOf(lone, byId(lone))).toBeNull();
    expect(successorOf({ ...lone, supersededBy: other.id }, byId(lone, other))).toBeNull();
    const back = { ...other, supersededBy: lone.id };
    expect(successorOf({ ...lone, supersededBy: other.id }, byId(lone, back))).toBeNull();
    const own = { ...other, supersededBy: other.id };
    expect(successorOf({ ...lone, supersededBy: other.id }, byId(lone, own))).toBeNull();
  });
});

describe('what is left behind by a fact that was forgotten', () => {
  it('is what it had replaced, and that holds again without an end', () => {
    const [old, wrong] = chain(factAt(1), factAt(2)) as [Fact, Fact];
    const facts = byId(old, forgotten(wrong));
    expect(leftBehind([old], facts, NOW)).toEqual([old]);
    expect(holdAgain(old, facts, NOW)).toEqual({ ...old, supersededBy: null, validTo: null });
  });

  it('is nothing while it stands, and nothing where another replaced it in turn', () => {
    const [first, second, third] = chain(factAt(1), factAt(2), factAt(3)) as [Fact, Fact, Fact];
    expect(leftBehind([first, second], byId(first, second, third), NOW)).toEqual([]);
    expect(leftBehind([first], byId(first, forgotten(second), third), NOW)).toEqual([]);
    const gone = byId(first, forgotten(second), forgotten(third));
    expect(leftBehind([first], gone, NOW)).toEqual([first]);
  });

  it('is not what was forgotten itself, nor what replaced nothing, nor what nobody knows the end of', () => {
    const [old, wrong] = chain(factAt(1), factAt(2)) as [Fact, Fact];
    expect(leftBehind([forgotten(old)], byId(old, forgotten(wrong)), NOW)).toEqual([]);
    expect(leftBehind([factAt(1)], byId(), NOW)).toEqual([]);
    expect(leftBehind([{ ...old, supersededBy: ids.next() }], byId(old), NOW)).toEqual([]);
  });

  it('had its end known otherwise: over, it stays history; ahead, it keeps it', () => {
    const [over, wrong] = chain(factAt(1, { validTo: 5 }), factAt(20)) as [Fact, Fact];
    expect(leftBehind([over], byId(over, forgotten(wrong)), NOW)).toEqual([]);
    const ahead = { ...over, validTo: NOW + 9 };
    const facts = byId(ahead, forgotten(wrong));
    expect(leftBehind([ahead], facts, NOW)).toEqual([ahead]);
    expect(holdAgain(ahead, facts, NOW).validTo).toBe(NOW + 9);
  });

  it('was to end on the day a wrong one would have begun', () => {
    const [old, wrong] = chain(factAt(1), factAt(2, { validFrom: NOW + 50 })) as [Fact, Fact];
    const facts = byId(old, forgotten(wrong));
    expect(old.validTo).toBe(NOW + 50);
    expect(leftBehind([old], facts, NOW)).toEqual([old]);
    expect(holdAgain(old, facts, NOW)).toMatchObject({ supersededBy: null, validTo: null });
  });
});

describe('the end of what was replaced', () => {
  it('moves with the beginning of what replaced it', () => {
    const [old, fresh] = chain(factAt(1), factAt(2)) as [Fact, Fact];
    const later = { ...fresh, validFrom: NOW + 50 };
    expect(moveEnds(fresh, later, byId(old, fresh), NOW)).toEqual([
      { ...old, validTo: NOW + 50, updatedAt: NOW },
    ]);
    expect(moveEnds(fresh, { ...fresh, pinned: true }, byId(old, fresh), NOW)).toEqual([]);
  });

  it('stays where it was known otherwise, where another one replaced it, and where it is not here', () => {
    const [old, fresh] = chain(factAt(1, { validTo: 1 }), factAt(2)) as [Fact, Fact];
    const later = { ...fresh, validFrom: 50 };
    expect(moveEnds(fresh, later, byId(old), NOW)).toEqual([]);
    expect(moveEnds(fresh, later, byId({ ...old, validTo: 2, supersededBy: ids.next() }), NOW)).toEqual([]);
    expect(moveEnds(fresh, later, byId(), NOW)).toEqual([]);
  });
});
