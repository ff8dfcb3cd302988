import type { Fold, Message } from '../../schemas/index.ts';

/** How a branch is folded. */
export interface FoldsOn {
  /** Each takes in the one before it; the text of the last stands for all. */
  readonly chain: readonly Fold[];
  /** The messages those stand for. */
  readonly covered: ReadonlySet<string>;
  /** What a person took back on this branch. */
  readonly takenBack: readonly Fold[];
  /** The messages of those: not folded again unless a person asks. */
  readonly refused: ReadonlySet<string>;
}

/**
 * Which folds count on a branch: those whose messages all lie on it, and none of which was taken back. Where two stand
 * for the same messages, which happens when branches were folded apart, the one that stands for more counts.
 */
export function foldsOn(path: readonly Pick<Message, 'id'>[], folds: readonly Fold[]): FoldsOn {
  const ids = new Set(path.map(({ id }) => id));
  const here = folds.filter(({ covers }) => covers.every((id) => ids.has(id)));
  const takenBack = here.filter(({ takenBackAt }) => takenBackAt !== null);
  const refused = new Set(takenBack.flatMap(({ covers }) => covers));
  const counting = new Map(
    here.filter(({ covers }) => !covers.some((id) => refused.has(id))).map((fold) => [fold.id, fold]),
  );
  const chains = [...counting.values()].flatMap((fold) => {
    const chain = chainTo(fold, counting);
    return chain === null ? [] : [{ chain, covered: new Set(chain.flatMap(({ covers }) => covers)) }];
  });
  const [longest] = chains.toSorted(
    (a, b) => b.covered.size - a.covered.size || orderOf(b.chain).localeCompare(orderOf(a.chain)),
  );
  return { chain: longest?.chain ?? [], covered: longest?.covered ?? new Set(), takenBack, refused };
}

/** A fold with all it takes in, the oldest first; null where one of them does not count, or two cover the same. */
function chainTo(last: Fold, counting: ReadonlyMap<string, Fold>): readonly Fold[] | null {
  const chain: Fold[] = [];
  const covered = new Set<string>();
  for (let fold: Fold | undefined = last; fold;) {
    if (fold.covers.some((id) => covered.has(id))) return null;
    for (const id of fold.covers) covered.add(id);
    chain.push(fold);
    if (fold.includes === null) return chain.toReversed();
    fold = counting.get(fold.includes);
  }
  return null;
}

/** Ids are given in the order of time. */
function orderOf(chain: readonly Fold[]): string {
  return chain.map(({ id }) => id).join(' ');
}
