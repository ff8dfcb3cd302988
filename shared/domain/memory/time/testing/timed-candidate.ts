import type { TimedCandidate } from '../known.ts';

/** A fact as the tests of time need it: of the owner, still valid, without a vector, known by its text. */
export function timedCandidate(text: string, more: Partial<TimedCandidate> = {}): TimedCandidate {
  return {
    id: text,
    text,
    at: 0,
    subject: null,
    validFrom: null,
    validTo: null,
    superseded: false,
    vector: null,
    score: 0,
    ...more,
  };
}
