import { createHash, timingSafeEqual } from 'node:crypto';
import { valuesOf } from './host.ts';

export type Credential = { kind: 'none' } | { kind: 'malformed' } | { kind: 'bearer'; token: string };

const BEARER = /^bearer ([A-Za-z0-9._~+/-]+=*)$/i;

/** The key of a request. Two Authorization headers are no key at all: the two sides could read different ones. */
export function credentialOf(rawHeaders: readonly string[]): Credential {
  const values = valuesOf(rawHeaders, 'authorization');
  const [value] = values;
  if (value === undefined) return { kind: 'none' };
  const token = values.length === 1 ? BEARER.exec(value)?.[1] : undefined;
  return token === undefined ? { kind: 'malformed' } : { kind: 'bearer', token };
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Equal digests compared in constant time: neither the length nor the first wrong letter shows in the timing. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}
