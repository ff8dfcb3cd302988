import { exchangesOf, type Exchange } from '../conversation/tree.ts';
import type { PromptAccount } from '../orchestration/prompt-account.ts';
import type { Fold, Message } from '../../schemas/index.ts';
import type { FoldsOn } from './folds-on.ts';

/** What is still told in full: all that is not folded, and what is pinned. */
export function unfolded(
  exchanges: readonly Exchange[],
  { covered }: Pick<FoldsOn, 'covered'>,
): readonly Exchange[] {
  return exchanges.filter((exchange) => isPinned(exchange) || !isIn(exchange, covered));
}

/** A turn that is to be folded, and what it was to read. */
export interface LeavingTurn extends Exchange {
  readonly tokens: number;
}

/** What left a prompt because it is old, and may be folded: nothing pinned, refused, or still being answered. */
export function leavingTurns(
  path: readonly Message[],
  { leftOut }: Pick<PromptAccount, 'leftOut'>,
  { covered, refused }: Pick<FoldsOn, 'covered' | 'refused'>,
): readonly LeavingTurn[] {
  const left = new Map(
    leftOut.flatMap(({ part, id, reason, tokens }) =>
      part === 'history' && reason === 'oldest' && id !== null ? [[id, tokens] as const] : [],
    ),
  );
  return exchangesOf(path).flatMap((exchange) => {
    const tokens = left.get(exchange.question.id);
    const mayNot =
      tokens === undefined ||
      isPinned(exchange) ||
      isOpen(exchange) ||
      idsOf(exchange).some((id) => covered.has(id) || refused.has(id));
    return mayNot ? [] : [{ ...exchange, tokens }];
  });
}

/** What a fold stands for beside those it takes in, as far as it lies on the branch. */
export function turnsOf({ covers }: Pick<Fold, 'covers'>, path: readonly Message[]): readonly Exchange[] {
  const covered = new Set(covers);
  return exchangesOf(path).filter((exchange) => isIn(exchange, covered));
}

export function idsOf({ question, replies }: Exchange): readonly string[] {
  return [question.id, ...replies.map(({ id }) => id)];
}

function isIn(exchange: Exchange, ids: ReadonlySet<string>): boolean {
  return idsOf(exchange).every((id) => ids.has(id));
}

export function isPinned({ question, reply }: Exchange): boolean {
  return question.pinned || (reply?.pinned ?? false);
}

/** A reply that is still to come belongs to what is talked about now. */
function isOpen({ reply }: Exchange): boolean {
  return reply !== null && reply.state !== 'ended';
}
