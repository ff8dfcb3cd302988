import { expect, it } from 'vitest';
import { unreachable } from './exhaustive.ts';

it('names the case that was forgotten', () => {
  expect(() => unreachable({ kind: 'new' } as never)).toThrow('Unhandled case: {"kind":"new"}');
});
