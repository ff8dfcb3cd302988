import type { KnownCategory } from '../../schemas/index.ts';

/** What kind of thing a candidate says. By these a person may accept what comes without looking at each. */
export const KINDS = [
  'name',
  'origin',
  'identity',
  'language',
  'preference',
  'person',
  'pet',
  'work',
  'study',
  'home',
  'car',
  'health',
  'diet',
  'money',
  'technical',
  'goal',
  'project',
  'travel',
  'date',
  'change',
  'contact',
  'activity',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

/** Something a person said of themselves, offered to be kept. */
export interface Candidate {
  /** One sentence that stands by itself, in the person's words; days told from now are dates. */
  readonly text: string;
  /** The words it was taken from, letter for letter. */
  readonly quote: string;
  readonly category: KnownCategory;
  readonly kind: Kind;
  /** How sure it is, from 0 to 1. */
  readonly confidence: number;
  /** Whom it is about; null for the owner. */
  readonly subject: string | null;
  readonly validFrom: number | null;
  readonly validTo: number | null;
}

/** Whose clock counts. */
export interface Setting {
  readonly now: number;
  readonly timeZone: string;
}

/** More in one message is a list that somebody made of something. */
export const MOST_CANDIDATES = 8;
