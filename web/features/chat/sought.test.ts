import { expect, it } from 'vitest';
import { soughtAt } from './sought.ts';

it.each([
  ['?at=0190', { message: '0190' }],
  ['?other=1&at=0190', { message: '0190' }],
  ['?at=', null],
  ['?attic=0190', null],
  ['', null],
])('the address with %j leads to %j', (search, sought) => {
  expect(soughtAt(search)).toEqual(sought);
});
