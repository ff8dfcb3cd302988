import { describe, expect, it } from 'vitest';
import { isAbort, NimaError, reasonOf } from './errors.ts';

describe('an error of Nima', () => {
  it('is not retryable and carries nothing unless told', () => {
    const error = new NimaError('code', 'Do this.');
    expect(error.retryable).toBe(false);
    expect(error.details).toBeUndefined();
    expect('cause' in error).toBe(false);
  });
});

describe('an abort', () => {
  it.each([
    ['the reason of an aborted signal', AbortSignal.abort().reason],
    ['an error by that name', Object.assign(new Error(), { name: 'AbortError' })],
  ])('is %s', (_, error) => {
    expect(isAbort(error)).toBe(true);
  });

  it.each([
    ['a time that ran out', new DOMException('too late', 'TimeoutError')],
    ['another error', new TypeError('AbortError')],
    ['no error at all', { name: 'AbortError' }],
    ['nothing', undefined],
  ])('is not %s', (_, error) => {
    expect(isAbort(error)).toBe(false);
  });
});

describe('the reason of anything thrown', () => {
  it.each([
    [new Error('the disk is full'), 'the disk is full'],
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [42, '42'],
  ])('is told in one line: %s', (thrown, reason) => {
    expect(reasonOf(thrown)).toBe(reason);
  });
});
