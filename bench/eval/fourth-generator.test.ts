import { describe, expect, it } from 'vitest';
import { NOISE, PEOPLE } from './fourth-around.ts';
import { generateFourth } from './fourth-generator.ts';
import { THREADS } from './fourth-wording.ts';

const LIVES = generateFourth(29, 9);

describe('the wording', () => {
  it('says nothing twice', () => {
    const told = THREADS.flatMap((thread) => [
      ...thread.first,
      ...thread.updates,
      ...thread.turns,
      ...thread.declined,
      ...thread.was,
      ...thread.of,
    ]);
    expect(new Set(told).size).toBe(told.length);
    expect(new Set(NOISE).size).toBe(NOISE.length);
    expect(new Set(THREADS.map(({ key }) => key)).size).toBe(THREADS.length);
  });

  it('has a value in every version, a person in all that is about one, and never a person for a value', () => {
    for (const thread of THREADS) {
      for (const told of [thread.first, thread.updates, thread.turns, thread.declined].flat())
        expect(told).toContain('{v}');
      for (const told of thread.was) expect(told).toMatch(/\{v\}.*\{y\}|\{y\}.*\{v\}/);
      for (const told of thread.of) expect(told).toMatch(/\{v\}.*\{n\}|\{n\}.*\{v\}/);
      for (const asked of thread.askThen) expect(asked).toContain('{d}');
      for (const asked of thread.askOf) expect(asked).toContain('{n}');
      expect(new Set(thread.values).size).toBe(7);
      expect(thread.values.filter((value) => PEOPLE.includes(value))).toEqual([]);
    }
  });
});

describe('the lives', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(generateFourth(3, 2)).toEqual(generateFourth(3, 2));
    expect(generateFourth(4, 2)).not.toEqual(generateFourth(3, 2));
  });

  it('say nothing twice, in the order of time, with no placeholder left', () => {
    for (const { docs } of LIVES) {
      expect(new Set(docs.map(({ id }) => id)).size).toBe(docs.length);
      expect(new Set(docs.map(({ text }) => text)).size).toBe(docs.length);
      expect(docs).toEqual(docs.toSorted((a, b) => a.at - b.at));
      expect(docs.filter(({ text }) => /[{}]/.test(text))).toEqual([]);
    }
  });

  it('ask what one version answers: the newest, the one before, the first, the one of that month', () => {
    for (const { docs, questions } of LIVES) {
      const byId = new Map(docs.map((doc) => [doc.id, doc]));
      for (const { text, category, gold, stale, now } of questions) {
        const answer = byId.get(gold[0] as string);
        const versions = docs.filter(({ slot }) => slot !== null && slot === answer?.slot);
        const month = /[A-Z][a-z]+ \d{4}/.exec(text)?.[0];
        const end = month ? new Date(`${month} 1 UTC`) : new Date(now);
        if (month) end.setUTCMonth(end.getUTCMonth() + 1);
        const known = versions.filter(({ at }) => at < end.getTime());
        const expected = category === 'first' ? versions[0] : known.at(category === 'previous' ? -2 : -1);
        expect(gold, text).toEqual([expected?.id]);
        expect(stale, text).toEqual(
          expect.arrayContaining(versions.flatMap(({ id }) => (id === gold[0] ? [] : [id]))),
        );
        expect(stale, text).not.toContain(gold[0]);
        expect(stale.filter((id) => !byId.has(id))).toEqual([]);
      }
    }
  });

  it('are about as many as a life and its questions should be', () => {
    const count = LIVES.flatMap(({ questions }) => questions).length;
    expect(count).toBeGreaterThan(320);
    for (const { docs } of LIVES) expect(docs.length).toBeGreaterThan(75);
  });
});
