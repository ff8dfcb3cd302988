import { expect, it, onTestFinished } from 'vitest';
import { focusRow } from './row-walk.ts';

it.each([
  ['bears its number', '<a href="/one" data-index="3">One</a>'],
  ['stands in what bears it', '<div data-index="3"><a href="/one">One</a></div>'],
])('the link of a row that %s takes the focus', (_where, row) => {
  const list = document.body.appendChild(document.createElement('main'));
  onTestFinished(() => list.remove());
  list.innerHTML = row;
  focusRow(list, 4);
  expect(document.activeElement).toBe(document.body);
  focusRow(list, 3);
  expect(document.activeElement).toBe(list.querySelector('a'));
});
