import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import { SUMMARY_MAX_LENGTH, type Fold, type FoldedBy, type Message } from '../../schemas/index.ts';
import type { Exchange } from '../conversation/tree.ts';
import type { FoldsOn } from './folds-on.ts';
import { idsOf, turnsOf, type LeavingTurn } from './turns.ts';

/** Characters of a summary for each token that a model reads at once: an eighth of them, in most languages. */
const LENGTH_PER_TOKEN = 0.4;
const LEAST_LENGTH = 120;

/** How long a summary may be: it must not crowd out what it is to make room for. */
export function summaryLength(contextTokens: number): number {
  return Math.min(SUMMARY_MAX_LENGTH, Math.max(LEAST_LENGTH, Math.floor(contextTokens * LENGTH_PER_TOKEN)));
}

/** What a summary is made of. */
export interface ToFold {
  /** What was said before, as a model put it; null where all can be read as it was said. */
  readonly older: string | null;
  readonly turns: readonly Exchange[];
}

/** For a model: what it is to go on from, and what it is to work in. */
export function toFoldByModel({ chain }: FoldsOn, leaving: readonly Exchange[]): ToFold {
  return { older: chain.at(-1)?.text ?? null, turns: leaving };
}

/** Messages that are read anew for a summary by rules: what it takes must not grow with the conversation. */
const MOST_READ_ANEW = 200;

/**
 * For rules: what is folded, read anew from what was said as far as that is short work, so that little wears away from
 * fold to fold. What a model wrote is gone on from: it chose better.
 */
export function toFoldByRules(
  path: readonly Message[],
  { chain }: FoldsOn,
  leaving: readonly Exchange[],
): ToFold {
  let [from, rest] = [chain.length, MOST_READ_ANEW];
  for (; from > 0; from -= 1) {
    const { by, covers } = chain[from - 1] as Fold;
    rest -= covers.length;
    if (by.kind === 'model' || rest < 0) break;
  }
  const since = chain.slice(from).flatMap((fold) => turnsOf(fold, path));
  return { older: chain[from - 1]?.text ?? null, turns: [...since, ...leaving] };
}

export interface WrittenSummary {
  readonly text: string;
  readonly by: FoldedBy;
  readonly tokens: number;
}

/** The fold that stands for what is leaving, and for all that was folded before. */
export function writeFold(
  leaving: readonly [LeavingTurn, ...LeavingTurn[]],
  { chain }: Pick<FoldsOn, 'chain'>,
  { text, by, tokens }: WrittenSummary,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
): Fold {
  const before = chain.at(-1);
  return {
    id: ids.next(),
    conversation: leaving[0].question.conversation,
    includes: before?.id ?? null,
    covers: leaving.flatMap(idsOf),
    text,
    by,
    createdAt: clock.now(),
    tokensBefore: leaving.reduce((sum, turn) => sum + turn.tokens, before?.tokensBefore ?? 0),
    tokensAfter: tokens,
    takenBackAt: null,
  };
}
