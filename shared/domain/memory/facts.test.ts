import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACT_MAX_LENGTH, fact as factSchema } from '../../schemas/index.ts';
import { buildFact } from '../../testing/builders.ts';
import { CountingIds, FakeClock } from '../../testing/fakes.ts';
import {
  bringBackFact,
  changeFact,
  forgetFact,
  holdsAt,
  isSuperseded,
  isUpcoming,
  mergeFacts,
  outdateFact,
  restoreFact,
  supersede,
  tidy,
  writeFact,
} from './facts.ts';

const ids = new CountingIds();
const parts = () => ({ clock: new FakeClock(), ids });
const factAt = (createdAt: number, more: Parameters<typeof buildFact>[0] = {}) =>
  buildFact({ id: ids.next(), createdAt, ...more });

describe('a fact that is written', () => {
  it('is certain, explicit, the owner’s, and valid as a record', () => {
    const written = writeFact('  I drive a Civic.  ', { category: 'cars' }, parts());
    expect(written).toMatchObject({
      text: 'I drive a Civic.',
      category: 'cars',
      source: 'explicit',
      confidence: 1,
      subject: null,
      deletedAt: null,
    });
    expect(factSchema.safeParse({ ...written, revision: factAt(1).revision }).success).toBe(true);
  });

  it.each(['', '   ', '\n\t\n'])('is refused without a text: %j', (text) => {
    expect(() => writeFact(text, {}, parts())).toThrow(expect.objectContaining({ code: 'fact_empty' }));
  });

  it('is refused where it is a document', () => {
    expect(() => writeFact('a'.repeat(FACT_MAX_LENGTH + 1), {}, parts())).toThrow(
      expect.objectContaining({ code: 'fact_too_long' }),
    );
  });

  it('keeps the indentation of several lines, which is part of what was written', () => {
    expect(tidy('\n\n  one\n    two\n')).toBe('  one\n    two');
    expect(tidy('  one  ')).toBe('one');
  });

  it('keeps every letter between the blanks around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(text).toContain(tidy(text));
        expect(tidy(tidy(text))).toBe(tidy(text));
      }),
      { seed: 5 },
    );
  });
});

describe('a fact that is changed', () => {
  it('takes what is given and leaves the rest', () => {
    const fact = factAt(1, { pinned: true });
    expect(changeFact(fact, { category: 'home' }, 9)).toEqual({ ...fact, category: 'home', updatedAt: 9 });
    expect(changeFact(fact, { text: ' new ' }, 9).text).toBe('new');
  });

  it('is gone when forgotten, and there again when brought back', () => {
    const fact = factAt(1);
    const gone = { ...fact, ...forgetFact(fact, 5) };
    expect(gone.deletedAt).toBe(5);
    expect(bringBackFact(gone, 6)).toEqual({ ...fact, updatedAt: 6 });
  });

  it('ends when it is outdated, and not later than it had ended already', () => {
    expect(outdateFact(factAt(1), 5).validTo).toBe(5);
    expect(outdateFact(factAt(1, { validTo: 3 }), 5).validTo).toBe(3);
  });

  it('is what it was when an earlier version is restored', () => {
    expect(restoreFact(factAt(1, { text: 'before' }), 7)).toMatchObject({ text: 'before', updatedAt: 7 });
  });
});

describe('a fact that takes the place of others', () => {
  it('names them, and they end when it begins', () => {
    const [old, fresh] = [factAt(1), factAt(5)];
    const [kept, ended] = supersede(fresh, [old, fresh], 9);
    expect(kept).toMatchObject({ id: fresh.id, supersedes: [old.id], supersededBy: null });
    expect(ended).toMatchObject({ id: old.id, supersededBy: fresh.id, validTo: 5 });
  });

  it('is not replaced in turn by one it replaces', () => {
    const old = factAt(1, { supersedes: ['x'] });
    const fresh = factAt(5, { supersededBy: old.id });
    const [kept, ended] = supersede(fresh, [{ ...old, supersedes: [fresh.id] }], 9);
    expect(kept?.supersededBy).toBeNull();
    expect(ended?.supersedes).toEqual([]);
  });

  it('stays replaced by one it has nothing to do with', () => {
    const [other, fresh] = [ids.next(), factAt(5)];
    const [kept] = supersede({ ...fresh, supersededBy: other }, [factAt(1)], 9);
    expect(kept?.supersededBy).toBe(other);
  });

  it('begins where it was said to begin, and leaves an end that was known', () => {
    const [, ended] = supersede(factAt(5, { validFrom: 3 }), [factAt(1)], 9);
    expect(ended?.validTo).toBe(3);
    const [, known] = supersede(factAt(5), [factAt(1, { validTo: 2 })], 9);
    expect(known?.validTo).toBe(2);
  });

  it('ends what would have held longer, and nothing before it begins itself', () => {
    const [, longer] = supersede(factAt(5), [factAt(1, { validTo: 100 })], 9);
    expect(longer?.validTo).toBe(5);
    const [fresh, old] = supersede(factAt(5, { validFrom: 50 }), [factAt(1)], 9);
    const kept = (draft: typeof old) => ({ ...factAt(1), ...draft });
    expect([isSuperseded(kept(old), 49), isSuperseded(kept(old), 50)]).toEqual([false, true]);
    expect([isUpcoming(kept(fresh), 49), isUpcoming(kept(fresh), 50)]).toEqual([true, false]);
  });

  it('is one out of several when they are merged', () => {
    const facts = [
      factAt(1, { category: 'home', metadata: { a: 1, b: 1 } }),
      factAt(2, { category: 'cars', pinned: true, metadata: { a: 2 } }),
    ];
    const [merged, ...others] = mergeFacts(facts, 'Both.', parts());
    expect(merged).toMatchObject({
      text: 'Both.',
      category: 'home',
      pinned: true,
      metadata: { a: 1, b: 1 },
      supersedes: facts.map(({ id }) => id),
    });
    expect(others.map(({ supersededBy }) => supersededBy)).toEqual([merged?.id, merged?.id]);
  });

  it('keeps what all of them share when they are merged', () => {
    const facts = [factAt(1, { subject: 'Ada' }), factAt(2, { subject: 'Ada' })];
    expect(mergeFacts(facts, 'Both.', parts())[0]).toMatchObject({ subject: 'Ada', category: 'technical' });
    expect(mergeFacts([factAt(1, { subject: 'Ada' }), factAt(2)], 'Both.', parts())[0]?.subject).toBeNull();
  });

  it.each([[[]], [[factAt(1)]]])('needs at least two to merge', (facts) => {
    expect(() => mergeFacts(facts, 'One.', parts())).toThrow(
      expect.objectContaining({ code: 'bad_request' }),
    );
  });
});

describe('a fact that would end before it begins', () => {
  const refused = expect.objectContaining({ code: 'fact_ends_early' });

  it('is refused, whichever of the two is changed', () => {
    const [begun, ended] = [factAt(1, { validFrom: 5 }), factAt(1, { validTo: 5 })];
    expect(() => changeFact(begun, { validTo: 4 }, 9)).toThrow(refused);
    expect(() => changeFact(ended, { validFrom: 6 }, 9)).toThrow(refused);
    expect(() => writeFact('a', { validFrom: 5, validTo: 4 }, parts())).toThrow(refused);
  });

  it('is not one that ends on the day it begins, or begins nobody knows when', () => {
    expect(changeFact(factAt(1, { validFrom: 5 }), { validTo: 5 }, 9).validTo).toBe(5);
    expect(changeFact(factAt(5), { validTo: 1 }, 9).validTo).toBe(1);
  });

  it('can be changed otherwise where it came so', () => {
    const odd = factAt(1, { validFrom: 5, validTo: 4 });
    expect(changeFact(odd, { pinned: true }, 9).pinned).toBe(true);
  });
});

describe('whether a fact holds', () => {
  it.each([
    [{}, 0, false],
    [{}, 1, true],
    [{ validFrom: -5 }, 0, true],
    [{ validTo: 3 }, 2, true],
    [{ validTo: 3 }, 3, false],
  ])('written at 1, with %j, at %d: %s', (more, moment, expected) => {
    expect(holdsAt(factAt(1, more), moment)).toBe(expected);
  });

  it.each([
    [{}, false],
    [{ supersededBy: ids.next() }, true],
    [{ validTo: 9 }, true],
    [{ validTo: 11 }, false],
    [{ supersededBy: ids.next(), validTo: 10 }, true],
    [{ supersededBy: ids.next(), validTo: 11 }, false],
  ])('and whether it is history at 10: %j', (more, expected) => {
    expect(isSuperseded(factAt(1, more), 10)).toBe(expected);
  });

  it.each([
    [{}, false],
    [{ validFrom: 10 }, false],
    [{ validFrom: 11 }, true],
    [{ validFrom: 11, validTo: 9 }, false],
    [{ validFrom: 11, supersededBy: ids.next() }, false],
  ])('and whether it is still to come at 10: %j', (more, expected) => {
    expect(isUpcoming(factAt(1, more), 10)).toBe(expected);
  });
});
