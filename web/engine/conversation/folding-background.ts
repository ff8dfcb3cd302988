import { foldsOn, type FoldsOn } from '../../../shared/domain/folding/folds-on.ts';
import { leavingTurns } from '../../../shared/domain/folding/turns.ts';
import { writeFold } from '../../../shared/domain/folding/write-fold.ts';
import type { PromptAccount } from '../../../shared/domain/orchestration/prompt-account.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import type { Fold, Message } from '../../../shared/schemas/index.ts';
import type { ConversationRepository } from '../../ports/conversations.ts';
import type { FoldRepository } from '../../ports/folds.ts';
import { createBackgroundWork, type BackgroundWork, type Stopping } from '../background-work.ts';
import { firstBatch, summarise, type SummarisingParts } from './folding-summary.ts';

export interface BackgroundParts extends SummarisingParts {
  folds: FoldRepository;
  conversations: Pick<ConversationRepository, 'messages'>;
  clock: Clock;
  ids: Ids;
  /** Does it unless another tab is doing it. */
  ifFree: (name: string, work: () => Promise<void>) => Promise<void>;
}

/** What left a prompt, and how much its model reads at once. */
export type Left = Pick<PromptAccount, 'context' | 'leftOut'>;

export interface Background extends Pick<BackgroundWork, 'makeWay' | 'close'> {
  fold(path: readonly Message[], left: Left): void;
}

/**
 * Folds while nobody waits for it: of each conversation one thing at a time, in one tab at a time. What left while it was
 * being folded is folded next: the last of it, which holds all. Who lets others pass leaves the summary to rules.
 */
export function createBackground(parts: BackgroundParts): Background {
  const work = createBackgroundWork(async (_signal, name, run) => parts.ifFree(name, run));
  return {
    fold: (path, left) => {
      const conversation = path[0]?.conversation;
      // What could not be folded now is still left out after the next answer, and is folded then.
      if (conversation !== undefined)
        work.begin(`nima-fold-${conversation}`, async (stopping) =>
          foldAll(parts, { path, left, ...stopping }),
        );
    },
    makeWay: work.makeWay,
    close: work.close,
  };
}

interface Run extends Stopping {
  readonly path: readonly Message[];
  readonly left: Left;
}

/** As many at a time as a model can read; each fold takes in the one before. */
async function foldAll(parts: BackgroundParts, { path, left, closing, way }: Run): Promise<void> {
  for (;;) {
    const now = await asItIs(parts, path);
    if (!now || closing.aborted) return;
    const [first, ...rest] = firstBatch(leavingTurns(now.path, left, now.on), left.context);
    if (!first) return;
    const leaving = [first, ...rest] as const;
    const asked = { path: now.path, on: now.on, leaving, context: left.context };
    const summary = await summarise(AbortSignal.any([closing, way]), parts, asked);
    if (!summary || closing.aborted) return;
    if (!(await keep(parts, now.path, writeFold(leaving, now.on, summary, parts)))) return;
  }
}

/** The branch as it is now: what was pinned meanwhile is not folded. Null where some of it is gone. */
async function asItIs(
  { conversations, folds }: BackgroundParts,
  path: readonly Message[],
): Promise<{ path: readonly Message[]; on: FoldsOn } | null> {
  const messages = (await conversations.messages(path.map(({ id }) => id))).filter(
    (message) => message !== undefined,
  );
  const [first] = messages;
  if (first === undefined || messages.length < path.length) return null;
  return { path: messages, on: foldsOn(messages, await folds.of(first.conversation)) };
}

/** Keeps a fold unless the branch was folded otherwise while its summary was written. Answers whether it did. */
async function keep(parts: BackgroundParts, path: readonly Message[], fold: Fold): Promise<boolean> {
  let isKept = false;
  await parts.folds.change(fold.conversation, (now) => {
    const { chain, covered, refused } = foldsOn(path, now);
    const isLate = fold.covers.some((id) => covered.has(id) || refused.has(id));
    isKept = !isLate && (chain.at(-1)?.id ?? null) === fold.includes;
    return isKept ? { keep: [fold] } : {};
  });
  return isKept;
}
