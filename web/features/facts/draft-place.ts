import type { Drafts } from '../../ports/drafts.ts';

/** Where the draft of a fact is kept; a new one has a place of its own. */
export const NEW_FACT_PLACE = 'memory.new';

export function draftPlace(factId: string): string {
  return `memory.${factId}`;
}

/** Where the text is kept that a draft of a fact began with: another tab may keep a newer one meanwhile. */
export function basePlace(factId: string): string {
  return `base.${factId}`;
}

export function clearDraft(drafts: Drafts, factId: string): void {
  drafts.clear(draftPlace(factId));
  drafts.clear(basePlace(factId));
}

/** Drops what was saved from a draft. What was written while the disk was at work stays. */
export function dropSaved(drafts: Drafts, place: string, saved: string): void {
  const now = drafts.getState()[place] ?? '';
  const rest = now.startsWith(saved) ? now.slice(saved.length) : now;
  if (rest.trim() === '') drafts.clear(place);
  else drafts.write(place, rest);
}
