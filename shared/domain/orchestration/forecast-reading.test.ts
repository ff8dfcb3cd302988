import { expect, it } from 'vitest';
import { compareReading, heldAfter } from './forecast-reading.ts';

it.each([
  ['', 'abc', 0, 3],
  ['abc', 'abd', 2, 1],
  ['abc', 'abcd', 3, 1],
  ['abc', 'abc', 2, 1],
  ['abcd', 'ab', 1, 1],
  ['xbc', 'abc', 0, 3],
  ['abc', '', 0, 0],
])('holding %j, of %j there are %i tokens held and %i to read', (held, next, same, read) => {
  expect(compareReading(held.split(''), next.split(''))).toEqual({ total: next.length, held: same, read });
});

it('holds a prompt in the order in which it was read, and then what was said', () => {
  const messages = [{ role: 'user' as const, content: 'q' }];
  expect(heldAfter({ messages })).toEqual([{ role: 'user', text: 'q' }]);
  const all = heldAfter({ system: 's', messages, volatile: 'v' }, 'a');
  expect(all.map(({ role, text }) => `${role} ${text}`)).toEqual([
    'system s',
    'user q',
    'volatile v',
    'assistant a',
  ]);
});
