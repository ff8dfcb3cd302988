import { describe, expect, it } from 'vitest';
import { NimaError } from '../lib/errors.ts';
import { ERRORS, fault, isKnownError, type ErrorCode } from './errors.ts';

const CODES = Object.keys(ERRORS) as ErrorCode[];

describe('an error of the protocol', () => {
  it.each(CODES)('%s is retryable as the table says', (code) => {
    expect(fault(code, 'What to do next.')).toMatchObject({
      name: 'NimaError',
      code,
      message: 'What to do next.',
      retryable: ERRORS[code].retryable,
    });
  });

  it.each(CODES)('%s travels under a status of failure', (code) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(ERRORS[code].status).toBeGreaterThanOrEqual(400);
    expect(ERRORS[code].status).toBeLessThan(600);
  });

  it('keeps its cause and its facts', () => {
    const cause = new Error('inside');
    expect(fault('internal', 'It failed.', { cause, details: { limit: 3 } })).toMatchObject({
      cause,
      details: { limit: 3 },
    });
  });

  it('is known by its code', () => {
    expect(isKnownError(fault('internal', 'It failed.'))).toBe(true);
  });

  it.each([
    ['a code of no table', new NimaError('teapot', 'It is one.')],
    ['a name that every object has', new NimaError('constructor', 'It is one.')],
    ['an error with a code of its own', Object.assign(new Error('nope'), { code: 'internal' })],
    ['text', 'internal'],
    ['nothing', undefined],
  ])('is not taken for one: %s', (_, error) => {
    expect(isKnownError(error)).toBe(false);
  });
});
