import type { Readable } from './readable.ts';

/** Texts begun in this tab and not yet saved, by the place where they are written. They survive a reload. */
export interface Drafts extends Readable<DraftTexts> {
  write(place: string, text: string): void;
  clear(place: string): void;
  /** Leaves nothing of what was being written there, in whichever tab. */
  forget(places: readonly string[]): void;
}

export type DraftTexts = Readonly<Record<string, string>>;

/** Where drafts are written: entries by name, at once. */
export interface DraftStorage extends Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  names(): readonly string[];
}

/** The tabs of this browser, each with drafts of its own. */
export interface Tabs {
  /** This one: the same after a reload, and never that of another open tab. Letters, digits and hyphens. */
  readonly own: string;
  /** Does the work if that tab is gone, and in one tab only; nothing while it is open. */
  ifGone(tab: string, work: () => void): void;
  /** Calls back when a person comes to this tab: another may have been closed meanwhile. */
  onShown(run: () => void): void;
}
