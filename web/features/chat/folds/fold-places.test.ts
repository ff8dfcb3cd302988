import { expect, it } from 'vitest';
import { foldsOn } from '../../../../shared/domain/folding/folds-on.ts';
import { buildFold } from '../../../../shared/domain/folding/testing/build-fold.ts';
import { buildPath } from '../../../../shared/domain/folding/testing/talk.ts';
import type { ShownMessage } from '../../../ports/chat.ts';
import { foldPlaces } from './fold-places.ts';

const path = buildPath(['a', 'b'], ['c', 'd'], ['e', 'f']);
const shown = (messages = path) => messages.map((message) => ({ message, branches: [message.id] }));
const words = (some: readonly ShownMessage[]) => some.map(({ message }) => message.text).join('');
const placesOf = (covers: number, pinned: string) => {
  const said = path.map((message) => ({ ...message, pinned: message.text === pinned }));
  const fold = buildFold({ covers: said.slice(0, covers).map(({ id }) => id) });
  const { before, folded, after } = foldPlaces(shown(said), foldsOn(said, covers === 0 ? [] : [fold]));
  return [before, folded, after].map((some) => words(some));
};

it('one notice stands for what is folded, and what is pinned is shown in its place', () => {
  expect(placesOf(0, '')).toEqual(['', '', 'abcdef']);
  expect(placesOf(4, '')).toEqual(['', 'abcd', 'ef']);
  expect(placesOf(4, 'b')).toEqual(['ab', 'cd', 'ef']);
  expect(placesOf(4, 'c')).toEqual(['', 'ab', 'cdef']);
});
