import { expect, it } from 'vitest';
import { inOrder, movedBy } from './pin-order.ts';

const all = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');

it('those that were put in order come first, the others as they come', () => {
  expect(ids(inOrder(all, ['d', 'b', 'gone']))).toBe('dbac');
  expect(ids(inOrder(all, []))).toBe('abcd');
});

it('one moves a place; at the ends it stays', () => {
  expect(ids(movedBy(all, { id: 'c' }, -1))).toBe('acbd');
  expect(ids(movedBy(all, { id: 'c' }, 1))).toBe('abdc');
  expect(ids(movedBy(all, { id: 'a' }, -1))).toBe('abcd');
  expect(ids(movedBy(all, { id: 'd' }, 1))).toBe('abcd');
});
