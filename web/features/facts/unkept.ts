import { tidy } from '../../../shared/domain/memory/facts.ts';
import type { DraftTexts } from '../../ports/drafts.ts';
import { NEW_FACT_PLACE, draftPlace } from './draft-place.ts';

/** What was begun and is not kept: to be seen from outside the page it was begun on. */
export interface Unkept {
  /** The text of the new fact, or nothing. */
  readonly fresh: string | null;
  /** Drafts of facts, also of such that are no longer here. */
  readonly begun: readonly { id: string; text: string }[];
}

const PREFIX = draftPlace('');

export function findUnkept(drafts: DraftTexts): Unkept {
  const fresh = tidy(drafts[NEW_FACT_PLACE] ?? '');
  return {
    fresh: fresh === '' ? null : fresh,
    begun: Object.entries(drafts)
      .filter(([place]) => place.startsWith(PREFIX) && place !== NEW_FACT_PLACE)
      .map(([place, text]) => ({ id: place.slice(PREFIX.length), text }))
      .filter(({ text }) => tidy(text) !== ''),
  };
}
