import type { IndexedItem } from '../../ports/memory-index.ts';

/** How much of the records an index has heard. */
export interface Heard {
  lastRevision: string | null;
  /** After this place some were told without their meaning; undefined where that is not known, or none were. */
  wordsAfter?: string | null | undefined;
}

/** What an engine says of itself. */
interface Counts {
  readonly size: number;
  readonly embedded: number;
}

/** To be called once the engine has them. */
export function hear(
  heard: Heard,
  items: readonly IndexedItem[],
  isWithMeaning: boolean,
  { size, embedded }: Counts,
): void {
  const before = heard.lastRevision;
  for (const { revision } of items)
    if (heard.lastRevision === null || revision > heard.lastRevision) heard.lastRevision = revision;
  if (embedded === size) heard.wordsAfter = undefined;
  else if (!isWithMeaning) heard.wordsAfter = earlier(before, heard.wordsAfter);
}

/** From where on the records are to be told: whatever misses its vector is told again, too. */
export function replayAfter({ lastRevision, wordsAfter }: Heard, { size, embedded }: Counts): string | null {
  if (embedded === size) return lastRevision;
  return wordsAfter === undefined ? null : earlier(lastRevision, wordsAfter);
}

function earlier(one: string | null, other: string | null | undefined): string | null {
  if (other === undefined) return one;
  if (one === null || other === null) return null;
  return one < other ? one : other;
}
