import { wellFormed } from '../../../lib/well-formed.ts';
import { NAME_MAX_LENGTH, type Metadata } from '../../../schemas/index.ts';

/** Deeper than any setting a person keeps, and shallow enough to copy and check without a thought of the stack. */
const DEEPEST = 32;
const MOST_VALUES = 10_000;
const MOST_CHARACTERS = 100_000;

/** Keys that reach for the prototype when a record is copied carelessly. None is kept, so that nobody has to take care. */
const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export function isUnsafeKey(key: string): boolean {
  return UNSAFE_KEYS.has(key);
}

export interface Cleaned {
  readonly metadata: Metadata;
  /** Whether something was too deep or too much to keep, was no valid text, or had a key that is never kept. */
  readonly lost: { details: boolean; keys: boolean; characters: boolean };
}

/** What a file says beyond what Nima has fields for. Too deep or too much of one detail, and that detail goes. */
export function cleanMetadata(given: ReadonlyMap<string, unknown>): Cleaned {
  const lost = { details: false, keys: false, characters: false };
  const kept: [string, Metadata[string]][] = [];
  const budget = { values: MOST_VALUES, characters: MOST_CHARACTERS };
  for (const [key, value] of given) {
    if (isUnsafeKey(key)) lost.keys = true;
    else if (key.length > NAME_MAX_LENGTH || !isModest(value, budget)) lost.details = true;
    else kept.push([clean(key, lost) as string, clean(value, lost)]);
  }
  return { metadata: Object.fromEntries(kept), lost };
}

/** Walks with a list of its own: twenty thousand levels would overflow the stack of a function that calls itself. */
function isModest(value: unknown, budget: { values: number; characters: number }): boolean {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    budget.values -= 1;
    if (typeof next.value === 'string') budget.characters -= next.value.length;
    if (typeof next.value === 'object' && next.value !== null) {
      const entries = Object.entries(next.value);
      for (const [key] of entries) budget.characters -= key.length;
      const depth = next.depth + 1;
      waiting.push(...entries.slice(0, MOST_VALUES).map(([, inner]) => ({ value: inner, depth })));
    }
    if (next.depth > DEEPEST || waiting.length > budget.values || budget.characters < 0) return false;
  }
  return true;
}

/** Only what `isModest` has passed. */
function clean(value: unknown, lost: Cleaned['lost']): Metadata[string] {
  if (typeof value === 'string') {
    const text = wellFormed(value);
    if (text !== value) lost.characters = true;
    return text;
  }
  if (Array.isArray(value)) return value.map((inner) => clean(inner, lost));
  if (typeof value !== 'object' || value === null) return value as Metadata[string];
  const entries = Object.entries(value).filter(([key]) => {
    if (isUnsafeKey(key)) lost.keys = true;
    return !isUnsafeKey(key);
  });
  return Object.fromEntries(entries.map(([key, inner]) => [clean(key, lost) as string, clean(inner, lost)]));
}
