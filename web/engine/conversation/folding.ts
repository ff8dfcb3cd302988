import { foldsOn } from '../../../shared/domain/folding/folds-on.ts';
import { unfolded } from '../../../shared/domain/folding/turns.ts';
import { exchangesOf, type Exchange } from '../../../shared/domain/conversation/tree.ts';
import type { Fold, Message } from '../../../shared/schemas/index.ts';
import type { ConversationRepository } from '../../ports/conversations.ts';
import type { Folds } from '../../ports/folds.ts';
import { createBackground, type Background, type BackgroundParts, type Left } from './folding-background.ts';
import { showFolds } from './folding-shown.ts';
import { shownOf } from './showing.ts';

export interface FoldingParts extends BackgroundParts {
  conversations: ConversationRepository;
}

/** What a prompt tells of a branch: its older part in short, the rest in full. */
export interface ToldInShort {
  readonly summary: string | null;
  readonly exchanges: readonly Exchange[];
}

export interface Folding extends Folds, Omit<Background, 'fold'> {
  summaryFor(path: readonly Message[]): Promise<ToldInShort>;
  /** Folds what left the prompt of an answer, in the background. `path` is the branch that prompt was made of. */
  afterAnswer(path: readonly Message[], account: Left): void;
}

/** Older turns in short, so that a model goes on to know what they said when they no longer fit. */
export function createFolding(parts: FoldingParts): Folding {
  const { folds, conversations, clock } = parts;
  const { fold: foldSoon, ...background } = createBackground(parts);
  const setTakenBack = async (conversation: string, which: readonly Fold[], takenBackAt: number | null) => {
    const ids = new Set(which.map(({ id }) => id));
    await folds.change(conversation, (now) => ({
      keep: now.filter(({ id }) => ids.has(id)).map((fold) => ({ ...fold, takenBackAt })),
    }));
  };
  return {
    ...background,
    summaryFor: async (path) => {
      const known = path[0] === undefined ? [] : await folds.of(path[0].conversation);
      const on = foldsOn(path, known);
      return { summary: on.chain.at(-1)?.text ?? null, exchanges: unfolded(exchangesOf(path), on) };
    },
    afterAnswer: (path, left) => {
      if (left.leftOut.some(({ reason }) => reason === 'oldest')) foldSoon(path, left);
    },
    watch: (conversation, show, onError) => showFolds(folds, conversation, show, onError),
    takeBack: async (fold) => setTakenBack(fold.conversation, [fold], clock.now()),
    foldAgain: async (conversation) => {
      const shown = await shownOf(conversations, conversation);
      const path = shown?.path.map(({ message }) => message) ?? [];
      const { takenBack } = foldsOn(path, await folds.of(conversation));
      await setTakenBack(conversation, takenBack, null);
    },
  };
}
