import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeMemory } from '../../../shared/domain/memory/merge/merge-memory.ts';
import { EMPTY_MEMORY, type MemoryState } from '../../../shared/domain/memory/merge/memory-state.ts';
import { revisionAt } from '../../../shared/lib/hlc.ts';
import { anyMemory } from '../../../shared/testing/any-memory.ts';
import { buildOffer } from '../../../shared/testing/builders.ts';
import {
  buildConversation,
  buildFold,
  buildQuestion,
  buildReply,
} from '../../../shared/testing/talk-builders.ts';
import { NONE_TAKEN } from './fake-memory-transfer.ts';
import type { MergingPair } from './memory-merger-contract.ts';
import { stateOf } from './state-of.ts';

const idOf = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const CHAT = idOf(1);
const place = { conversation: CHAT };
const state = (parts: Partial<MemoryState>): MemoryState => ({ ...EMPTY_MEMORY, ...parts });

const TALK = state({
  conversations: [buildConversation({ id: CHAT, leaf: idOf(3) })],
  messages: [
    buildQuestion({ id: idOf(2), ...place }),
    buildReply({ id: idOf(3), parent: idOf(2), ...place }),
  ],
  offers: [buildOffer({ id: idOf(4), ...place })],
  folds: [buildFold({ id: idOf(5), ...place, covers: [idOf(2), idOf(3)] })],
  persona: { own: null, brought: false, off: ['unsure'], revision: revisionAt(5) },
});

/** What every merger keeps to with what was said; the fake and the real one both run it. */
export function talkMergerContract(name: string, open: () => Promise<MergingPair>): void {
  const mergeIn = async ({ merger }: MergingPair, ...pieces: MemoryState[]) => {
    for (const [order, piece] of pieces.entries()) await merger.stage('job', order, piece);
    return merger.merge('job');
  };

  describe(`${name} as a merger of what was said`, () => {
    it('brings all of it back exactly, and adds nothing the second time', async () => {
      const pair = await open();
      expect(await mergeIn(pair, TALK)).toEqual({ ...NONE_TAKEN, conversations: 1, messages: 2 });
      expect(await stateOf(pair.repository)).toEqual(TALK);
      expect(await pair.repository.countConversations()).toBe(1);
      expect(await mergeIn(pair, TALK)).toEqual(NONE_TAKEN);
      expect(await stateOf(pair.repository)).toEqual(TALK);
    });

    it('tells whoever catches up of the messages, and of nothing when nothing came', async () => {
      const pair = await open();
      await mergeIn(pair, TALK);
      const changes = await pair.repository.newer(null, 9);
      expect(changes.map((change) => change.kind === 'message' && change.message.id)).toEqual([
        idOf(2),
        idOf(3),
      ]);
      const last = changes.at(-1)?.position ?? '';
      await mergeIn(pair, TALK);
      expect(await pair.repository.newer(last, 9)).toEqual([]);
    });

    it('leaves nothing of a conversation that was erased elsewhere, and tells the names of its messages', async () => {
      const pair = await open();
      await mergeIn(pair, TALK);
      const last = (await pair.repository.newer(null, 9)).at(-1)?.position ?? '';
      const late = buildQuestion({ id: idOf(6), ...place });
      await mergeIn(
        pair,
        state({ erasures: [{ id: CHAT, revision: revisionAt(9) }] }),
        state({ messages: [late] }),
      );
      const after = await stateOf(pair.repository);
      expect(after).toEqual(state({ erasures: after.erasures, persona: TALK.persona }));
      expect(after.erasures.map(({ id }) => id).toSorted()).toEqual([1, 2, 3, 6].map(idOf));
      const told = await pair.repository.newer(last, 9);
      expect(told.map((change) => (change.kind === 'erased' ? change.id : change.kind)).toSorted()).toEqual(
        [1, 2, 3, 6].map(idOf),
      );
    });

    it('keeps nothing of it where it is broken off', async () => {
      const pair = await open();
      await pair.merger.stage('job', 0, TALK);
      const merging = pair.merger.merge('job', () => {
        throw new DOMException('Stopped.', 'AbortError');
      });
      await expect(merging).rejects.toThrow('Stopped.');
      expect(await stateOf(pair.repository)).toEqual(EMPTY_MEMORY);
    });

    it('comes to what the law of merging says, whatever comes in whatever order', async () => {
      const anyTalk = anyMemory.map(({ erasures, conversations, messages, offers, folds, persona }) =>
        state({ erasures, conversations, messages, offers, folds, persona }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(anyTalk, { maxLength: 4 }), async (states) => {
          const pair = await open();
          for (const one of states) await mergeIn(pair, one);
          const expected = states.reduce(mergeMemory, EMPTY_MEMORY);
          expect(mergeMemory(await stateOf(pair.repository), EMPTY_MEMORY)).toEqual(expected);
        }),
        { seed: 22, numRuns: 40 },
      );
    });
  });
}
