import { describe, expect, it } from 'vitest';
import { readAssertion } from './assertion.ts';
import { knowledgeOf, type TimedCandidate } from './known.ts';
import { readTimeIntent } from './question.ts';
import { timedCandidate } from './testing/timed-candidate.ts';
import { answersOf } from './versions.ts';

const NOW = Date.UTC(2026, 6, 1);
const HOMES = ['Bergen', 'Oslo', 'Bern'];

/** How likely each of three homes, moved to in 2022, 2023 and 2024, is the answer, in percent. */
function answers(
  question: string,
  chances: readonly number[] = [1, 1, 1],
  last: Partial<TimedCandidate> = {},
): Record<string, number> {
  const candidates = HOMES.map((home, index) =>
    timedCandidate(`I live in ${home}.`, {
      id: home,
      at: Date.UTC(2022 + index, 0, 1),
      ...(index === 2 ? last : {}),
    }),
  );
  const { facts } = knowledgeOf(candidates, (text, at) => readAssertion(text, { at }));
  const versions = facts.map((fact) => ({ fact, chance: chances[fact.index] ?? 0 }));
  const found = answersOf(versions, readTimeIntent(question, NOW), NOW);
  return Object.fromEntries(
    [...found]
      .filter(([, chance]) => chance > 0)
      .map(([{ candidate }, chance]) => [candidate.id, Math.round(100 * chance)]),
  );
}

describe('where it is sure of what kind the facts are', () => {
  it.each([
    ['Where do I live?', { Bern: 100 }],
    ['Where did I first live?', { Bergen: 100 }],
    ['Where did I previously live?', { Oslo: 100 }],
    ['Where did I live before Oslo?', { Bergen: 100 }],
    ['Where did I live before Rome?', { Oslo: 100 }],
    ['Where did I live after Oslo?', { Bern: 100 }],
    ['Where did I live after Rome?', {}],
    ['Where did I live in May 2023?', { Oslo: 100 }],
    ['Where did I live in May 2020?', { Bergen: 100 }],
    ['Where did I live before 2023?', { Bergen: 100 }],
    ['Where have I lived so far?', { Bergen: 100, Oslo: 100, Bern: 100 }],
    ['Which cities do I have?', { Bergen: 100, Oslo: 100, Bern: 100 }],
  ])('%s', (question, expected) => {
    expect(answers(question)).toEqual(expected);
  });

  it('what is over or was replaced is no longer current, and was so while it held', () => {
    expect(answers('Where do I live?', [1, 1, 1], { superseded: true })).toEqual({ Oslo: 100 });
    const until = { validTo: Date.UTC(2025, 0, 1) };
    expect(answers('Where do I live?', [1, 1, 1], until)).toEqual({ Oslo: 100 });
    expect(answers('Where did I live in May 2024?', [1, 1, 1], until)).toEqual({ Bern: 100 });
    expect(answers('Where did I live in May 2025?', [1, 1, 1], until)).toEqual({ Oslo: 100 });
  });
});

describe('where it is not sure', () => {
  it('an earlier one answers as far as the later ones may be no versions', () => {
    expect(answers('Where do I live?', [0.8, 0.5, 0.5])).toEqual({ Bern: 50, Oslo: 25, Bergen: 20 });
  });

  it('the one before is one with exactly one later version', () => {
    expect(answers('Where did I previously live?', [0.8, 0.5, 0.5])).toEqual({ Oslo: 25, Bergen: 40 });
  });

  it('what is surely no version is not what a question names', () => {
    expect(answers('Where did I live after Oslo?', [1, 0, 1])).toEqual({});
  });
});
