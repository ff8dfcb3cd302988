import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeMemory } from '../../../shared/domain/memory/merge/merge-memory.ts';
import { EMPTY_MEMORY, type MemoryState } from '../../../shared/domain/memory/merge/memory-state.ts';
import { revisionAt } from '../../../shared/lib/hlc.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import { buildFact, buildPassage, buildProfile } from '../../../shared/testing/builders.ts';
import type { MemoryMerger } from '../memory-merger.ts';
import type { MemoryRepository } from '../memory-repository.ts';
import { NONE_TAKEN } from './fake-memory-transfer.ts';
import { stateOf } from './state-of.ts';

const idOf = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const factOf = (number: number, at: number, parts: Partial<Fact> = {}) =>
  buildFact({ id: idOf(number), revision: revisionAt(at), ...parts });

export interface MergingPair {
  repository: MemoryRepository;
  merger: MemoryMerger;
}

/** What every merger keeps to; the fake and the real one both run it. `open` gives an empty pair on one storage. */
export function memoryMergerContract(name: string, open: () => Promise<MergingPair>): void {
  const mergeIn = async ({ merger }: MergingPair, ...pieces: MemoryState[]) => {
    for (const [order, piece] of pieces.entries()) await merger.stage('job', order, piece);
    return merger.merge('job');
  };

  describe(`${name} as a memory merger`, () => {
    it('adds what is new, changes what is older, leaves the rest, and keeps what was replaced', async () => {
      const pair = await open();
      const piece = (...facts: Fact[]) => ({ ...EMPTY_MEMORY, facts });
      expect(await mergeIn(pair, piece(factOf(1, 5), factOf(2, 5)))).toEqual({
        ...NONE_TAKEN,
        added: 2,
      });
      const younger = factOf(1, 6, { text: 'younger' });
      const older = factOf(2, 4, { text: 'older' });
      expect(await mergeIn(pair, piece(younger, older), piece(factOf(3, 1)))).toEqual({
        ...NONE_TAKEN,
        added: 1,
        changed: 1,
        unchanged: 1,
      });
      expect((await pair.repository.facts([idOf(1)]))[0]).toEqual(younger);
      expect((await pair.repository.history(idOf(1))).map(({ fact }) => fact)).toEqual([factOf(1, 5)]);
      expect((await pair.repository.history(idOf(2))).map(({ fact }) => fact)).toEqual([older]);
      expect(await mergeIn(pair, piece(younger, older, factOf(3, 1)))).toMatchObject({
        added: 0,
        changed: 0,
      });
    });

    it('merges nothing that was not staged for the job, and nothing twice', async () => {
      const pair = await open();
      await pair.merger.stage('other', 0, { ...EMPTY_MEMORY, facts: [factOf(1, 1)] });
      expect(await pair.merger.merge('job')).toEqual(NONE_TAKEN);
      expect(await pair.merger.merge('other')).toMatchObject({ added: 1 });
      expect(await pair.merger.merge('other')).toMatchObject({ added: 0, unchanged: 0 });
    });

    it('forgets what was laid aside and given up', async () => {
      const pair = await open();
      for (const job of ['a', 'b'])
        await pair.merger.stage(job, 0, { ...EMPTY_MEMORY, facts: [factOf(1, 1)] });
      await pair.merger.drop('a');
      expect(await pair.merger.merge('a')).toMatchObject({ added: 0 });
      await pair.merger.drop();
      expect(await pair.merger.merge('b')).toMatchObject({ added: 0 });
      expect(await pair.repository.isEmpty()).toBe(true);
    });

    it('keeps nothing where what it reports to breaks it off, whenever that is', async () => {
      for (const last of [1, 2]) {
        const pair = await open();
        await pair.repository.write([], () => [factOf(9, 0)]);
        const before = await stateOf(pair.repository);
        for (const order of [0, 1])
          await pair.merger.stage('job', order, { ...EMPTY_MEMORY, facts: [factOf(order + 1, 1)] });
        const merging = pair.merger.merge('job', (done) => {
          if (done === last) throw new DOMException('Stopped.', 'AbortError');
        });
        await expect(merging).rejects.toThrow('Stopped.');
        expect(await stateOf(pair.repository)).toEqual(before);
      }
    });

    it('tells whoever catches up of what came, however old its revisions are', async () => {
      const pair = await open();
      await pair.repository.write([], () => [factOf(1, 0)]);
      const position = (await pair.repository.newer(null, 9)).at(-1)?.position ?? '';
      await mergeIn(pair, { ...EMPTY_MEMORY, facts: [factOf(2, 1)] });
      const changes = await pair.repository.newer(position, 9);
      expect(changes.map((change) => change.kind === 'fact' && change.fact.id)).toEqual([idOf(2)]);
    });

    it('takes away what was erased elsewhere', async () => {
      const pair = await open();
      await mergeIn(pair, { ...EMPTY_MEMORY, facts: [factOf(1, 1, { text: 'secret' })] });
      await mergeIn(pair, { ...EMPTY_MEMORY, facts: [factOf(1, 2)] });
      await mergeIn(pair, { ...EMPTY_MEMORY, erasures: [{ id: idOf(1), revision: revisionAt(0) }] });
      expect(await pair.repository.facts([idOf(1)])).toEqual([undefined]);
      expect(await pair.repository.history(idOf(1))).toEqual([]);
      await mergeIn(pair, { ...EMPTY_MEMORY, facts: [factOf(1, 9)] });
      expect(await pair.repository.facts([idOf(1)])).toEqual([undefined]);
    });

    it('keeps the profile and the passages that were replaced, until they are erased', async () => {
      const pair = await open();
      const stateAt = (at: number): MemoryState => ({
        ...EMPTY_MEMORY,
        profile: buildProfile({ name: `at ${at}`, revision: revisionAt(at) }),
        passages: [buildPassage({ id: idOf(7), text: `at ${at}`, revision: revisionAt(at) })],
      });
      const [old, young] = [stateAt(1), stateAt(2)];
      const expected = mergeMemory(old, young);
      for (const piece of [old, young, old]) await mergeIn(pair, piece);
      const earlier = async () => (await stateOf(pair.repository)).earlier;
      expect(await earlier()).toEqual(expected.earlier);
      expect((await pair.repository.profile())?.name).toBe('at 2');
      expect(await pair.repository.profileHistory()).toEqual([old.profile]);
      await pair.repository.erase([idOf(7)]);
      expect((await earlier()).map(({ kind }) => kind)).toEqual(['profile']);
    });

    it('comes to what the law of merging says, whatever comes in whatever order', async () => {
      const anyFact = fc
        .record({ number: fc.nat(2), at: fc.nat(3), text: fc.constantFrom('a', 'b') })
        .map(({ number, at, text }) => factOf(number, at, { text }));
      const anyState = fc.record({
        facts: fc.uniqueArray(anyFact, { maxLength: 3, selector: ({ id }) => id }),
        erasures: fc.uniqueArray(
          fc.nat(5).map((number) => ({ id: idOf(number), revision: revisionAt(0) })),
          { maxLength: 1 },
        ),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(anyState, { maxLength: 4 }), async (parts) => {
          const pair = await open();
          const states = parts.map((part) => ({ ...EMPTY_MEMORY, ...part }));
          for (const state of states) await mergeIn(pair, state);
          const expected = states.reduce(mergeMemory, EMPTY_MEMORY);
          expect(mergeMemory(await stateOf(pair.repository), EMPTY_MEMORY)).toEqual(expected);
        }),
        { seed: 21, numRuns: 40 },
      );
    });
  });
}
