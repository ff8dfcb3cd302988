import { expect, it } from 'vitest';
import { buildOffer } from '../../../../shared/testing/builders.ts';
import { groupsOf } from './inbox-groups.ts';

const offer = (id: string, conversation: string, createdAt: number) =>
  buildOffer({ id, conversation, createdAt });
const drawn = (groups: ReturnType<typeof groupsOf>['groups']) =>
  groups.map(({ conversation, offers }) => [conversation, ...offers.map(({ id }) => id)].join(' '));

const OPEN = [offer('d', 'A', 4), offer('c', 'B', 3), offer('b', 'A', 2), offer('a', 'B', 1)];

it('offers stand by conversation, each once, the newest first', () => {
  const { groups, isAll } = groupsOf(OPEN, [], 10);
  expect([drawn(groups), isAll]).toEqual([['A d b', 'B c a'], true]);
});

it('one that was just kept and asks something keeps its place', () => {
  const [first, second, ...rest] = OPEN;
  const { groups } = groupsOf(
    [first, ...rest].filter((one) => one !== undefined),
    second ? [second] : [],
    10,
  );
  expect(drawn(groups)).toEqual(['A d b', 'B c a']);
  expect(drawn(groupsOf(OPEN, second ? [second] : [], 10).groups)).toEqual(['A d b', 'B c a']);
});

it('are cut where there are many, and it is told that there are more', () => {
  expect(drawn(groupsOf(OPEN, [], 3).groups)).toEqual(['A d b', 'B c']);
  expect(groupsOf(OPEN, [], 3).isAll).toBe(false);
  expect(groupsOf(OPEN, [], 4).isAll).toBe(true);
});
