import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../schemas/index.ts';
import { buildFact } from '../../testing/builders.ts';
import { runs } from '../../testing/runs.ts';
import { saidBefore } from './said-before.ts';

const NOW = Date.UTC(2026, 4, 1);
const fact = (text: string, parts: Partial<Fact> = {}): Fact =>
  buildFact({ text, subject: null, createdAt: NOW - 9, updatedAt: NOW - 9, ...parts });
const find = (text: string, ...facts: readonly Fact[]) => saidBefore({ text, subject: null }, facts, NOW);

describe('what was said before', () => {
  it.each(['I drink tea', 'i DRINK  tea.', ' I drink\ntea !', 'I drínk téa'])('is found as %j', (text) => {
    const known = fact('I drink tea.');
    expect(find(text, fact('I drink coffee.'), known)).toBe(known);
  });

  it.each(['I drink no tea', 'I drink tea?', ''])('is not %j', (text) => {
    expect(find(text, fact('I drink tea.'))).toBeNull();
  });

  it('is not what was said of somebody else', () => {
    expect(find('Drinks tea.', fact('Drinks tea.', { subject: 'Mira' }))).toBeNull();
    expect(
      saidBefore({ text: 'Drinks tea.', subject: 'Mira' }, [fact('Drinks tea.', { subject: 'Mira' })], NOW),
    ).not.toBeNull();
  });

  it.each<Partial<Fact>>([
    { supersededBy: '01890000-0000-7000-8000-000000000001' },
    { validTo: NOW - 1 },
    { validFrom: NOW + 1 },
  ])('is not what is of another time: %j', (parts) => {
    expect(find('I drink tea.', fact('I drink tea.', parts))).toBeNull();
    expect(find('I drink tea.', fact('I drink tea.', { ...parts, deletedAt: NOW - 2 }))).toBeNull();
  });

  it('is what is there before what was forgotten, and of several the latest', () => {
    const here = fact('I drink tea.');
    const gone = fact('I drink tea.', { deletedAt: NOW - 1, updatedAt: NOW - 1 });
    const longGone = fact('I drink tea.', { deletedAt: NOW - 5, updatedAt: NOW - 5 });
    expect(find('I drink tea.', gone, here)).toBe(here);
    expect(find('I drink tea.', longGone, gone)).toBe(gone);
  });
});

it('whatever was kept is found by its own words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
      const known = fact(text);
      expect(find(text, known)).toBe(known);
    }),
    { numRuns: runs(1_000) },
  );
});
