import { exchangesOf } from '../../../../shared/domain/conversation/tree.ts';
import type { FoldsOn } from '../../../../shared/domain/folding/folds-on.ts';
import { idsOf, unfolded } from '../../../../shared/domain/folding/turns.ts';
import type { ShownMessage } from '../../../ports/chat.ts';

/** A branch as it is shown: one notice stands for what is folded, at the place of the first of it. */
export interface FoldPlaces {
  readonly before: readonly ShownMessage[];
  readonly folded: readonly ShownMessage[];
  readonly after: readonly ShownMessage[];
}

/** What is pinned is told in full, and shown in its place; all else that is covered belongs to the notice. */
export function foldPlaces(path: readonly ShownMessage[], on: Pick<FoldsOn, 'covered'>): FoldPlaces {
  const exchanges = exchangesOf(path.map(({ message }) => message));
  const told = new Set(unfolded(exchanges, on).flatMap(idsOf));
  const isFolded = ({ message }: ShownMessage) => on.covered.has(message.id) && !told.has(message.id);
  const at = path.findIndex(isFolded);
  if (at === -1) return { before: [], folded: [], after: path };
  return {
    before: path.slice(0, at),
    folded: path.filter(isFolded),
    after: path.slice(at).filter((one) => !isFolded(one)),
  };
}
