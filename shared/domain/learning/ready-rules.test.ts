import { expect, it } from 'vitest';
import { candidatesIn } from './candidates-in.ts';
import { readyRules } from './ready-rules.ts';
import { RULES } from './rules/rules.ts';

it('rules are readied a little at a time, for both kinds of letters, and find afterwards what they found before', () => {
  const found = () =>
    candidatesIn('I drive a 2014 Civic — I live in Ghent', { now: 1.7e12, timeZone: 'UTC' });
  const before = found();
  expect([...readyRules()]).toHaveLength(4 * (RULES.length + 1));
  expect(RULES.every(({ pattern }) => pattern.lastIndex === 0)).toBe(true);
  expect(found()).toEqual(before);
});
