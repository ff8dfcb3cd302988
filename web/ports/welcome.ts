import type { Fact } from '../../shared/schemas/index.ts';
import type { Readable } from './readable.ts';

/** What is here of the life of a person who was made up for trying. */
export type SampleState =
  | { readonly kind: 'unknown' }
  /** Nothing of it, or only what its owner has made their own. */
  | { readonly kind: 'none' }
  | { readonly kind: 'putting'; readonly done: number; readonly of: number }
  /** `held` facts are as the sample brought them. */
  | { readonly kind: 'here'; readonly held: number }
  | { readonly kind: 'removing' };

export interface SampleRemoved {
  readonly erased: number;
  /** Facts of the sample that a person changed: those are theirs, and stay. */
  readonly stayed: readonly Fact[];
}

/** A made-up life to try Nima with. A promise that resolves means it is on disk. */
export interface SampleLife extends Readable<SampleState> {
  readonly size: number;
  /** What it answers without a model. */
  readonly questions: readonly string[];
  look(): Promise<void>;
  /** What is here already is not put in again. Answers how many facts came. */
  put(): Promise<number>;
  /** Erases for good what the sample brought, and nothing that a person added or changed. */
  remove(): Promise<SampleRemoved>;
}

/** The entry of this browser that says the first page was put away. */
export const WELCOME_ENTRY = 'nima.welcome';

export function isPutAway(storage: Pick<Storage, 'getItem'>): boolean {
  return storage.getItem(WELCOME_ENTRY) !== null;
}

/** Whether the first page belongs on the screen. */
export type WelcomeState = 'looking' | 'due' | 'away';

export interface Welcoming extends Readable<WelcomeState> {
  /** For good, in this browser. */
  putAway(): void;
}
