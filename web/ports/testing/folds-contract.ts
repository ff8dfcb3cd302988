import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { buildFold } from '../../../shared/domain/folding/testing/build-fold.ts';
import { CountingIds } from '../../../shared/testing/fakes.ts';
import { buildConversation } from '../../../shared/testing/talk-builders.ts';
import type { ConversationRepository } from '../conversations.ts';
import type { FoldRepository } from '../folds.ts';
import { until } from './until.ts';

/** What folds are kept beside: the conversations that they are of. */
export interface FoldsPlace {
  readonly folds: FoldRepository;
  readonly conversations: ConversationRepository;
}

/** What every keeper of folds holds to; the fake and the real one both run it. `place` gives an empty one. */
export function foldsContract(name: string, place: () => Promise<FoldsPlace>): void {
  const ids = new CountingIds();
  const [conversation, other] = [ids.next(), ids.next()];
  const talked = async () => {
    const here = await place();
    for (const id of [conversation, other])
      await here.conversations.write({}, () => ({ conversation: buildConversation({ id }) }));
    return here;
  };
  const open = async () => (await talked()).folds;
  const foldOf = (text: string, parts = {}) =>
    buildFold({ id: ids.next(), conversation, covers: [ids.next()], text, ...parts });

  describe(`${name}: what is folded`, () => {
    it('is kept for its conversation, the oldest first', async () => {
      const repository = await open();
      const [first, second] = [foldOf('one'), foldOf('two')];
      const elsewhere = foldOf('elsewhere', { conversation: other });
      await repository.change(conversation, () => ({ keep: [second, first] }));
      await repository.change(elsewhere.conversation, (now) => {
        expect(now).toEqual([]);
        return { keep: [elsewhere] };
      });
      expect(await repository.of(conversation)).toEqual([first, second]);
      expect(await repository.of(elsewhere.conversation)).toEqual([elsewhere]);
    });

    it('is changed and dropped by a look at what is there by then', async () => {
      const repository = await open();
      const [first, second] = [foldOf('one'), foldOf('two')];
      await repository.change(conversation, () => ({ keep: [first, second] }));
      await repository.change(conversation, (now) => ({
        keep: now.slice(0, 1).map((fold) => ({ ...fold, takenBackAt: 7 })),
        drop: now.slice(1).map(({ id }) => id),
      }));
      expect(await repository.of(conversation)).toEqual([{ ...first, takenBackAt: 7 }]);
    });

    it('leaves nothing where its conversation is erased by then', async () => {
      const { folds, conversations } = await talked();
      await conversations.erase([conversation]);
      let asked = 0;
      await folds.change(conversation, () => {
        asked += 1;
        return { keep: [foldOf('one')] };
      });
      expect(asked).toBe(0);
      expect(await folds.of(conversation)).toEqual([]);
    });

    it('is written by one at a time', async () => {
      const repository = await open();
      const add = async (text: string) =>
        repository.change(conversation, (now) => (now.length === 0 ? { keep: [foldOf(text)] } : {}));
      await Promise.all([add('one'), add('two'), add('three')]);
      expect(await repository.of(conversation)).toHaveLength(1);
    });
  });

  it(`${name}: whoever watches is told of each change`, async () => {
    const repository = await open();
    const told = createStore(() => 0);
    const stop = repository.watch(
      conversation,
      () => told.setState((count) => count + 1, true),
      (error) => expect(error).toBeUndefined(),
    );
    await until(told, (count) => count > 0);
    const before = told.getState();
    await repository.change(conversation, () => ({ keep: [foldOf('one')] }));
    expect(await until(told, (count) => count > before)).toBeGreaterThan(before);
    stop();
  });
}
