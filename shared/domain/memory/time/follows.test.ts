import { describe, expect, it } from 'vitest';
import { denies, stateAfter } from './follows.ts';

describe('what is so since', () => {
  it.each([
    ['I moved to Porto', 'I live in Porto'],
    ['Actually, we have just moved to the Hague.', 'we live in the Hague'],
    ['I moved from Oslo to Berlin in October 2026', 'I live in Berlin'],
    ['We relocated to Ghent last year.', 'We live in Ghent'],
    ['I joined Acme', 'I work at Acme'],
    ['I’ve started at Globex', 'I work at Globex'],
    ['I moved the sofa to the attic', null],
    ['I moved to another desk', null],
    ['I live in Porto', null],
  ])('%s: %s', (text, state) => {
    expect(stateAfter(text)).toBe(state);
  });
});

describe('what is said to be over', () => {
  it.each([
    ['I don’t live in Lisbon anymore.', 'I live in Lisbon'],
    ['I do not live in Lisbon any longer', 'I moved to Lisbon'],
    ['I no longer work at Acme', 'I work at Acme as a cook'],
    ["I'm no longer a vegetarian", 'I am a vegetarian'],
    ['I am not a vegetarian anymore', "I'm a vegetarian"],
  ])('%s ends: %s', (text, stated) => {
    expect(denies(text, stated)).toBe(true);
  });

  it.each([
    ['I no longer live in Lisbon', 'I live in Porto'],
    ['I no longer live in Lisbon', "I don't live in Lisbon anymore"],
    ['I no longer do it', 'I do it'],
    ["I don't eat meat", 'I eat meat'],
    ['I live in Lisbon', 'I live in Lisbon'],
  ])('%s leaves: %s', (text, stated) => {
    expect(denies(text, stated)).toBe(false);
  });
});
