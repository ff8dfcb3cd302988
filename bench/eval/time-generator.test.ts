import { expect, it } from 'vitest';
import { generateTimed } from './time-generator.ts';

it('makes the same lives for the same seed, and others for another', () => {
  expect(generateTimed(3, 2)).toEqual(generateTimed(3, 2));
  expect(generateTimed(4, 2)).not.toEqual(generateTimed(3, 2));
});

it('asks only what one fact answers, and knows what is stale', () => {
  for (const { docs, questions } of generateTimed(5, 3)) {
    const ids = new Set(docs.map(({ id }) => id));
    expect(ids.size).toBe(docs.length);
    for (const { gold, stale, text } of questions) {
      expect(gold).toHaveLength(1);
      expect(
        [...gold, ...stale].every((id) => ids.has(id)),
        text,
      ).toBe(true);
      expect(stale).not.toContain(gold[0]);
    }
  }
});
