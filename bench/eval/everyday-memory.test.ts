import { describe, expect, it } from 'vitest';
import { HELD_OUT } from './everyday-held-out-questions.ts';
import { readFacts, readQuestions, type EverydayFact, type EverydayMemory } from './everyday-memory.ts';
import { TUNING } from './everyday-questions.ts';

const ALL = [...TUNING, ...HELD_OUT];

it('reads a line a fact, and a key said anew as another version', () => {
  const facts = readFacts('2025-01-02 rent It is 10.\n2025-02-02 rent It is 12.');
  expect(facts.map(({ id, text }) => [id, text])).toEqual([
    ['rent.1', 'It is 10.'],
    ['rent.2', 'It is 12.'],
  ]);
  expect(readQuestions('now rent.2 !offer.1: rent\nnone -: cat', facts)).toEqual([
    { kind: 'now', text: 'rent', gold: 'rent.2', stale: ['rent.1', 'offer.1'] },
    { kind: 'none', text: 'cat', gold: null, stale: [] },
  ]);
});

it('refuses a line that is neither fact nor question', () => {
  expect(() => readFacts('2025-01-02 rent')).toThrow('no fact');
  expect(() => readQuestions('now rent', [])).toThrow('no question');
});

it('says nothing twice in all the memories, and has as many as a year brings', () => {
  const texts = ALL.flatMap(({ facts }) => facts.map(({ text }) => text));
  expect(new Set(texts).size).toBe(texts.length);
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(8);
  for (const { facts, questions } of ALL) {
    expect(facts.length).toBeGreaterThanOrEqual(43);
    expect(questions.length).toBeGreaterThanOrEqual(25);
  }
});

/** What answers a question of this kind about what a key says. */
function answersOf({ facts, now }: EverydayMemory, kind: string, key: string): (EverydayFact | undefined)[] {
  const newest = (end: number, back = 0): EverydayFact | undefined =>
    facts.filter((fact) => fact.key === key && fact.at < end).at(-1 - back);
  if (kind === 'one' || kind === 'now') return [newest(now)];
  if (kind === 'before') return [newest(now, 1)];
  const end = new Date(`${kind}-01`);
  end.setUTCMonth(end.getUTCMonth() + 1);
  // It has to hold through the whole month.
  return [newest(Date.parse(`${kind}-01`)), newest(end.getTime())];
}

describe.each(ALL)('the memory of $name', (memory) => {
  const { facts, questions, now } = memory;
  const byId = new Map(facts.map((fact) => [fact.id, fact]));

  it('has an id for each fact, days in order, and asks afterwards', () => {
    expect(byId.size).toBe(facts.length);
    expect(facts.filter(({ at }) => !Number.isFinite(at))).toEqual([]);
    expect(facts).toEqual(facts.toSorted((a, b) => a.at - b.at));
    expect(now).toBeGreaterThan(facts.at(-1)?.at ?? Infinity);
  });

  it('asks nothing twice, and names only what was kept', () => {
    expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
    expect(questions.flatMap(({ stale }) => stale.filter((id) => !byId.has(id)))).toEqual([]);
    expect(questions.filter(({ kind }) => kind === 'none')).toHaveLength(3);
  });

  it.each(questions.filter(({ gold }) => gold !== null))('$kind: $text', ({ kind, gold, stale }) => {
    const key = byId.get(gold ?? '')?.key ?? '';
    expect(new Set(answersOf(memory, kind, key).map((fact) => fact?.id))).toEqual(new Set([gold]));
    expect(stale).not.toContain(gold);
    const others = facts.filter((fact) => fact.key === key && fact.id !== gold).map(({ id }) => id);
    expect(stale).toEqual(expect.arrayContaining(others));
    expect(stale.length > 0).toBe(kind !== 'one');
  });
});
