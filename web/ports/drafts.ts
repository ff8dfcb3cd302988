import type { Readable } from './readable.ts';

/** Texts begun and not yet saved, by the place where they are written. They survive a reload. */
export interface Drafts extends Readable<DraftTexts> {
  write(place: string, text: string): void;
  clear(place: string): void;
}

export type DraftTexts = Readonly<Record<string, string>>;

/** Where drafts are written: entries by name, at once. */
export interface DraftStorage extends Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  names(): readonly string[];
}
