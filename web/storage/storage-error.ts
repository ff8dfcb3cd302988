import { Dexie } from 'dexie';
import { fault, isKnownError, type ErrorCode } from '../../shared/protocol/errors.ts';

const KNOWN: readonly (readonly [name: string, code: ErrorCode, message: string])[] = [
  [
    'QuotaExceededError',
    'storage_full',
    'This device has no room left for Nima. Free some space; nothing already kept was lost.',
  ],
  [
    'MissingAPIError',
    'storage_unavailable',
    'This browser gives Nima no storage. Leave private browsing or allow site data.',
  ],
  [
    'InvalidStateError',
    'storage_unavailable',
    'This browser gives Nima no storage. Leave private browsing or allow site data.',
  ],
  [
    'SecurityError',
    'storage_unavailable',
    'This browser gives Nima no storage. Leave private browsing or allow site data.',
  ],
  ['VersionError', 'storage_blocked', 'A newer Nima has used this memory. Reload to run the newer version.'],
  ['DatabaseClosedError', 'storage_blocked', 'Another tab is changing the storage. Reload this one.'],
  ['BlockedError', 'storage_blocked', 'An older tab of Nima is open. Close it and reload.'],
];

/** Turns what the database threw into what a person can act on. Quota errors hide inside aborted transactions. */
export function storageError(thrown: unknown): unknown {
  if (isKnownError(thrown)) return thrown;
  const names = namesOf(thrown);
  const match = KNOWN.find(([name]) => names.includes(name));
  if (match) return fault(match[1], match[2], { cause: thrown });
  return fault(
    'storage_failed',
    'The browser could not read or write. Try again; if it stays, copy the report.',
    { cause: thrown },
  );
}

function namesOf(thrown: unknown): string[] {
  const names: string[] = [];
  for (let error = thrown; error instanceof Error && names.length < 5;) {
    const within: unknown = error instanceof Dexie.DexieError && 'inner' in error ? error.inner : error.cause;
    // A database that could not be opened is closed as well, which says nothing.
    if (error.name !== 'DatabaseClosedError' || !(within instanceof Error)) names.push(error.name);
    error = within;
  }
  return names;
}

/** Runs it and turns what it throws into what a person can act on. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error);
  }
}
