import { createStore } from 'zustand/vanilla';
import type { Fold, Message } from '../../../../shared/schemas/index.ts';
import type { PromptText } from '../../../../shared/schemas/prompt-text.ts';
import { buildPath, CONVERSATION, leftOf } from '../../../../shared/domain/folding/testing/talk.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../../../shared/testing/scripted-model.ts';
import { FakeAnswerer } from '../../../ports/testing/fake-answerer.ts';
import { FakeConversations } from '../../../ports/testing/fake-conversations.ts';
import { FakeFolds } from '../../../ports/testing/fake-folds.ts';
import { until } from '../../../ports/testing/until.ts';
import { createFolding, type FoldingParts } from '../folding.ts';

export const SUMMARY_TASK: PromptText = {
  name: 'summary',
  version: 1,
  source: { kind: 'built_in' },
  text: 'Write it down.',
  rules: ['Add nothing.'],
};

export interface FoldedTalk extends Partial<Pick<FoldingParts, 'ifFree' | 'modelName' | 'ids'>> {
  readonly model?: ScriptedModel;
  readonly folds?: FakeFolds;
  readonly prompts?: readonly PromptText[];
}

/** A conversation about pumps, of which the older turns are to be folded, over fakes of what is around it. */
export async function foldedTalk({
  model = new ScriptedModel(),
  prompts = [SUMMARY_TASK],
  ...given
}: FoldedTalk = {}) {
  const clock = new FakeClock();
  const conversations = new FakeConversations(clock);
  const folds = given.folds ?? new FakeFolds(conversations);
  const answerer = new FakeAnswerer({ model, prompts });
  const path = buildPath(
    ['The pump is a GX-12.', 'Noted.'],
    ["Let's call it Bluebird.", 'Good name.'],
    ['It runs at 62 °C.', 'That is fine.'],
    ['And now?', 'Leave it on.'],
  );
  const leaf = path.at(-1)?.id ?? null;
  const ids = given.ids ?? new CountingIds();
  const finished = createStore(() => 0);
  await conversations.write({}, () => ({
    conversation: {
      id: CONVERSATION,
      title: 'Pumps',
      titledByHand: false,
      pinned: false,
      leaf,
      createdAt: 1,
      updatedAt: 1,
      deletedAt: null,
    },
    messages: path,
  }));
  const folding = createFolding({
    folds,
    conversations,
    answerer,
    clock,
    ids,
    modelName: () => 'scripted',
    ifFree: async (_name, work) => work().finally(() => finished.setState((count) => count + 1, true)),
    ...(given.ifFree ? { ifFree: given.ifFree } : {}),
    ...(given.modelName ? { modelName: given.modelName } : {}),
  });
  const left = (count: number, of: readonly Message[] = path) => {
    const questions = of.filter(({ role }) => role === 'user').map(({ id }) => id);
    return { context: 2048, ...leftOf(questions.slice(0, count), 40) };
  };
  return {
    folding,
    folds,
    conversations,
    answerer,
    path,
    ids,
    left,
    finished,
    foldsOnce: foldsWatched(folds),
  };
}

/** The folds, once they are as wished. */
function foldsWatched(folds: FakeFolds) {
  return async (wished: (now: readonly Fold[]) => boolean): Promise<readonly Fold[]> => {
    const seen = createStore<readonly Fold[]>(() => []);
    const stop = folds.watch(CONVERSATION, () => {
      void folds.of(CONVERSATION).then((now) => seen.setState(now, true));
    });
    try {
      return await until(seen, wished);
    } finally {
      stop();
    }
  };
}
