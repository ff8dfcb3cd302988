import { expect, it } from 'vitest';
import { promptLayouts, TALK } from './prompt-layouts.ts';
import { simulateLayout, WORDS } from './simulate-layout.ts';

const readings = promptLayouts(WORDS).map(simulateLayout);
const totals = readings.map((read) => read.reduce((sum, tokens) => sum + tokens, 0));
const lasts = readings.map((read) => read.at(-1) ?? Number.NaN);

it('reads no more than 400 tokens before the last reply of the conversation', () => {
  const [nima, ahead] = lasts;
  expect(nima).toBeLessThanOrEqual(400);
  // Question, memories and the marks around them: less cannot be read of what is new.
  expect(ahead).toBe(TALK.question + TALK.memories + 3 + 2 + 3);
});

it('reads less with each thing that is done better', () => {
  const [nima, ahead, ...others] = totals;
  const fromBest = [ahead, nima, ...others];
  expect(fromBest.toSorted((a = 0, b = 0) => a - b)).toEqual(fromBest);
  expect(new Set(fromBest).size).toBe(5);
});

it('says the same in every layout', () => {
  const replies = ['One.', 'Two.'];
  const [nima, , before, inSystem] = promptLayouts(WORDS).map((layout) => layout.prompt(2, replies));
  expect(WORDS.count(nima?.system ?? '')).toBe(TALK.stable);
  expect(WORDS.count(nima?.volatile ?? '')).toBe(TALK.memories);
  expect(before?.messages.at(-1)?.content).toBe(`${nima?.volatile}\n\n${nima?.messages.at(-1)?.content}`);
  expect(inSystem?.system).toBe(`${nima?.system}\n\n${nima?.volatile}`);
  expect(inSystem?.messages).toEqual(nima?.messages);
});
