import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { fault } from '../../shared/protocol/errors.ts';
import { storageError } from './storage-error.ts';

function named(name: string, cause?: Error): Error {
  return Object.assign(new Error(name, cause ? { cause } : undefined), { name });
}

describe('an error of the storage', () => {
  it.each([
    ['QuotaExceededError', 'storage_full'],
    ['InvalidStateError', 'storage_unavailable'],
    ['SecurityError', 'storage_unavailable'],
    ['VersionError', 'storage_blocked'],
    ['DatabaseClosedError', 'storage_blocked'],
    ['DataError', 'storage_failed'],
  ])('%s becomes %s', (name, code) => {
    expect(storageError(named(name))).toMatchObject({ code });
  });

  it('is found inside the abort that carries it', () => {
    expect(storageError(new Dexie.AbortError('aborted', named('QuotaExceededError')))).toMatchObject({
      code: 'storage_full',
    });
    expect(storageError(named('AbortError', named('QuotaExceededError')))).toMatchObject({
      code: 'storage_full',
    });
  });

  it('is told by why the database is closed, where that is known', () => {
    const closed = (why: Error) => storageError(new Dexie.DatabaseClosedError(why));
    expect(closed(named('UnknownError'))).toMatchObject({ code: 'storage_failed' });
    expect(closed(named('SecurityError'))).toMatchObject({ code: 'storage_unavailable' });
    expect(storageError(new Dexie.DatabaseClosedError())).toMatchObject({ code: 'storage_blocked' });
  });

  it('keeps what was thrown as its cause', () => {
    const thrown = named('QuotaExceededError');
    expect(storageError(thrown)).toMatchObject({ cause: thrown });
  });

  it('leaves an error that already has a name as it is', () => {
    const known = fault('fact_empty', 'Nothing.');
    expect(storageError(known)).toBe(known);
  });

  it('gives a name even to what is no error', () => {
    expect(storageError('?')).toMatchObject({ code: 'storage_failed' });
  });
});
