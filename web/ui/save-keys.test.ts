import { expect, it } from 'vitest';
import { isSavePress } from './save-keys.ts';

it.each([
  ['Enter', { ctrlKey: true, metaKey: false }, true],
  ['Enter', { ctrlKey: false, metaKey: true }, true],
  ['Enter', { ctrlKey: false, metaKey: false }, false],
  ['s', { ctrlKey: true, metaKey: false }, false],
])('%s with %j saves: %s', (key, held, saves) => {
  expect(isSavePress({ key, ...held })).toBe(saves);
});
