import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../shared/testing/fakes.ts';
import { createAuthenticate } from './authenticate.ts';
import { credentialOf, isSameSecret } from './bearer.ts';

describe('the key of a request', () => {
  it.each([
    ['Bearer abc-_.~+/==', { kind: 'bearer', token: 'abc-_.~+/==' }],
    ['bearer abc', { kind: 'bearer', token: 'abc' }],
    ['Bearer', { kind: 'malformed' }],
    ['Bearer  abc', { kind: 'malformed' }],
    ['Bearer abc def', { kind: 'malformed' }],
    ['Basic abc', { kind: 'malformed' }],
    ['', { kind: 'malformed' }],
  ])('reads "%s"', (value, credential) => {
    expect(credentialOf(['Authorization', value])).toEqual(credential);
  });

  it('is none when two are sent', () => {
    expect(credentialOf(['authorization', 'Bearer a', 'Authorization', 'Bearer a'])).toEqual({
      kind: 'malformed',
    });
    expect(credentialOf([])).toEqual({ kind: 'none' });
  });

  it('is compared whole, whatever the lengths', () => {
    expect(isSameSecret('abc', 'abc')).toBe(true);
    expect(isSameSecret('ab', 'abc')).toBe(false);
    expect(isSameSecret('', 'abc')).toBe(false);
  });
});

describe('wrong keys', () => {
  function failing(times: number) {
    const clock = new FakeClock();
    const authenticate = createAuthenticate('right', clock);
    for (let count = 0; count < times; count += 1) authenticate('wrong');
    return { clock, authenticate };
  }

  it('are slowed down after ten in a minute', () => {
    const { authenticate } = failing(9);
    expect(authenticate('wrong')).toEqual({ isOwner: false, waitMs: 0 });
    expect(authenticate('wrong')).toEqual({ isOwner: false, waitMs: 60_000 });
  });

  it('never keep the right one out', () => {
    const { authenticate } = failing(1000);
    expect(authenticate('right')).toEqual({ isOwner: true, waitMs: 0 });
  });

  it('are forgiven after the minute', () => {
    const { clock, authenticate } = failing(50);
    clock.advance(60_000);
    expect(authenticate('wrong')).toEqual({ isOwner: false, waitMs: 0 });
  });

  it('are not held against a clock that was set back', () => {
    const { clock, authenticate } = failing(50);
    clock.advance(-86_400_000);
    expect(authenticate('wrong')).toEqual({ isOwner: false, waitMs: 0 });
  });
});
