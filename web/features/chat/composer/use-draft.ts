import { useCallback, useSyncExternalStore } from 'react';
import type { Drafts } from '../../../ports/drafts.ts';

/** What is being written at one place: nobody else is drawn again at each letter. */
export function useDraft(drafts: Drafts, place: string): string | undefined {
  return useSyncExternalStore(
    drafts.subscribe,
    useCallback(() => drafts.getState()[place], [drafts, place]),
  );
}

/** What was written behind what was sent goes on where the conversation has begun. */
export function takeAlong(drafts: Drafts, from: string, to: string, sent: string): void {
  const rest = restAfter(sent, drafts.getState()[from] ?? '');
  drafts.clear(from);
  if (rest.trim() !== '') drafts.write(to, rest);
}

/** Drops what was sent from a draft. What was written while the disk was at work stays. */
export function dropSent(drafts: Drafts, place: string, sent: string): void {
  const rest = restAfter(sent, drafts.getState()[place] ?? '');
  if (rest.trim() === '') drafts.clear(place);
  else drafts.write(place, rest);
}

/** What took the place of what was sent is another text, and all of it is left. */
function restAfter(sent: string, now: string): string {
  return now.startsWith(sent) ? now.slice(sent.length) : now;
}
