import { describe, expect, it } from 'vitest';
import { supersede } from '../../../shared/domain/memory/facts.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import { buildFact, buildProfile } from '../../../shared/testing/builders.ts';
import { CountingIds } from '../../../shared/testing/fakes.ts';
import type { MemoryRepository } from '../memory-repository.ts';
import { stateOf } from './state-of.ts';

/** What every memory repository keeps to; the fake and the real one both run it. `open` gives an empty one. */
export function memoryRepositoryContract(name: string, open: () => Promise<MemoryRepository>): void {
  const ids = new CountingIds();
  const factAt = (createdAt: number, parts: Partial<Fact> = {}) =>
    buildFact({ id: ids.next(), createdAt, ...parts });
  const filled = async (...facts: Fact[]) => {
    const repository = await open();
    await repository.write([], () => facts);
    return repository;
  };

  describe(`${name}: writing`, () => {
    it('gives back what was kept, exactly, with its place in the order of changes', async () => {
      const fact = factAt(1, {
        text: 'ünïcode 🪨\n\tand a lone \ud800 surrogate',
        metadata: { a: [1, null] },
      });
      const repository = await filled(fact);
      const [kept] = await repository.facts([fact.id]);
      expect(kept).toEqual({ ...fact, revision: kept?.revision });
      expect(await repository.facts([ids.next(), fact.id])).toEqual([undefined, kept]);
    });

    it('decides on a fact as it is now, not as it was read', async () => {
      const fact = factAt(1, { text: 'a' });
      const repository = await filled(fact);
      const add = async (letter: string) =>
        repository.write([fact.id], (now) =>
          [...now.values()].map((found) => ({ ...found, text: found.text + letter })),
        );
      await Promise.all([add('b'), add('c'), add('d')]);
      expect((await repository.facts([fact.id]))[0]?.text).toHaveLength(4);
    });

    it('keeps nothing where the decision throws', async () => {
      const fact = factAt(1);
      const repository = await filled(fact);
      const before = await repository.facts([fact.id]);
      const failure = new Error('changed my mind');
      await expect(
        repository.write([fact.id], () => {
          throw failure;
        }),
      ).rejects.toSatisfy((thrown: Error) => thrown === failure || thrown.cause === failure);
      expect(await repository.facts([fact.id])).toEqual(before);
      expect(await repository.history(fact.id)).toEqual([]);
    });

    it('gives revisions that grow', async () => {
      const repository = await open();
      const kept = await repository.write([], () => [factAt(1), factAt(2)]);
      const later = await repository.write([], () => [factAt(0)]);
      const revisions = [...kept, ...later].map(({ revision }) => revision);
      expect(revisions).toEqual(revisions.toSorted());
      expect(new Set(revisions).size).toBe(3);
    });

    it('is empty until something is kept, and not again when that is deleted', async () => {
      const repository = await open();
      expect(await repository.isEmpty()).toBe(true);
      const fact = factAt(1, { deletedAt: 2 });
      await repository.write([], () => [fact]);
      expect(await repository.isEmpty()).toBe(false);
    });
  });

  describe(`${name}: history`, () => {
    it('keeps every version that was overwritten, newest first', async () => {
      const fact = factAt(1, { text: 'one' });
      const repository = await filled(fact);
      for (const text of ['two', 'three'])
        await repository.write([fact.id], (now) => [...now.values()].map((found) => ({ ...found, text })));
      const versions = await repository.history(fact.id);
      expect(versions.map((version) => version.fact.text)).toEqual(['two', 'one']);
    });

    it('is gone with what is erased for good, and so is every mention of it', async () => {
      const [old, fresh] = [factAt(1, { text: 'secret' }), factAt(2)];
      const repository = await filled(old);
      await repository.write([old.id], (now) => supersede(fresh, [...now.values()], 3));
      expect(await repository.erase([old.id, ids.next()])).toBe(1);
      expect(await repository.erase([old.id])).toBe(0);
      expect(await repository.facts([old.id])).toEqual([undefined]);
      expect(await repository.history(old.id)).toEqual([]);
      expect((await repository.facts([fresh.id]))[0]?.supersedes).toEqual([]);
      const all = await stateOf(repository);
      expect(JSON.stringify(all)).not.toContain('secret');
      expect(JSON.stringify(all)).toContain(old.id);
    });
  });

  describe(`${name}: reading`, () => {
    it('lists what is not deleted, newest first, in windows', async () => {
      const facts = [1, 2, 3, 4, 5].map((at) => factAt(at, { deletedAt: at === 3 ? 9 : null }));
      const repository = await filled(...facts);
      const { total, facts: window } = await repository.newest({ offset: 1, count: 2 });
      expect(total).toBe(4);
      expect(window.map(({ createdAt }) => createdAt)).toEqual([4, 2]);
      const uncounted = async (offset: number, count: number) =>
        (await repository.newest({ offset, count, uncounted: true })).total;
      expect([await uncounted(0, 2), await uncounted(1, 2), await uncounted(1, 3)]).toEqual([3, 4, 4]);
    });

    it('knows what was deleted and can be brought back', async () => {
      const facts = [1, 2, 3].map((at) => factAt(at, { deletedAt: at === 2 ? 9 : null }));
      const repository = await filled(...facts);
      expect(await repository.forgotten()).toMatchObject([{ id: facts[1]?.id, deletedAt: 9 }]);
      await repository.erase([facts[1]?.id ?? '']);
      expect(await repository.forgotten()).toEqual([]);
    });

    it('tells what changed after a position, oldest first, deletions and erasures included', async () => {
      const [first, second, third] = [factAt(1), factAt(2), factAt(3)];
      const repository = await filled(first, second, third);
      const all = await repository.newer(null, 10);
      expect(all.map((change) => change.kind === 'fact' && change.fact.id)).toEqual([
        first.id,
        second.id,
        third.id,
      ]);
      const last = all.at(-1)?.position ?? '';
      expect(await repository.newer(last, 10)).toEqual([]);
      await repository.erase([second.id]);
      await repository.write([first.id], (now) =>
        [...now.values()].map((fact) => ({ ...fact, deletedAt: 9 })),
      );
      const changes = await repository.newer(last, 10);
      expect(changes.map(({ kind }) => kind)).toEqual(['erased', 'fact']);
      expect(await repository.newer(null, 1)).toHaveLength(1);
      const told = async (...kinds: Parameters<typeof repository.newer>[2] & {}) =>
        (await repository.newer(last, 10, kinds)).map(({ kind }) => kind);
      expect(await told('fact')).toEqual(['fact']);
      expect(await told('erased', 'passage')).toEqual(['erased']);
      expect(await told('fact', 'erased')).toEqual(['erased', 'fact']);
      expect(await told('message')).toEqual([]);
    });

    it('hands over everything, and stops when told', async () => {
      const facts = Array.from({ length: 1_203 }, (_, index) => factAt(index));
      const repository = await filled(...facts);
      const read = (await stateOf(repository)).facts;
      expect(new Set(read.map(({ id }) => id)).size).toBe(1_203);
      await expect(stateOf(repository, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    });

    it('has one profile, none at first', async () => {
      const repository = await open();
      expect(await repository.profile()).toBeNull();
      const changed = await repository.changeProfile(() => ({
        name: 'Ada',
        locale: '',
        timeZone: '',
        preferences: ['short answers'],
        context: '',
        pinnedFacts: [],
        updatedAt: 1,
      }));
      expect(await repository.profile()).toEqual(changed);
    });

    it('changes the profile from what it is by then, however many do so at once', async () => {
      const repository = await open();
      const add = async (wish: string) =>
        repository.changeProfile((profile) => {
          const known = profile ?? buildProfile({ preferences: [] });
          return { ...known, preferences: [...known.preferences, wish] };
        });
      await Promise.all(['a', 'b', 'c'].map(add));
      expect((await repository.profile())?.preferences.toSorted()).toEqual(['a', 'b', 'c']);
    });

    it('keeps what the profile was before each change, the newest first', async () => {
      const repository = await open();
      expect(await repository.profileHistory()).toEqual([]);
      const said = async (called: string) =>
        repository.changeProfile((profile) => ({ ...(profile ?? buildProfile()), name: called }));
      const [first, second] = [await said('Ada'), await said('Ada L.')];
      await said('Ada Lovelace');
      expect(await repository.profileHistory()).toEqual([second, first]);
      expect((await stateOf(repository)).earlier).toHaveLength(2);
      await repository.eraseProfileHistory();
      expect(await repository.profileHistory()).toEqual([]);
      expect((await repository.profile())?.name).toBe('Ada Lovelace');
    });

    it('is one device, always the same', async () => {
      const repository = await open();
      const device = await repository.device();
      expect(device).toMatch(/^[0-9a-z]{8}$/);
      expect(await repository.device()).toBe(device);
    });

    it('tells those who watch, now and after each change, until they stop', async () => {
      const repository = await open();
      let told = 0;
      const next = async () => {
        const before = told;
        await expect.poll(() => told).toBeGreaterThan(before);
      };
      const stop = repository.watch(
        () => void (told += 1),
        () => undefined,
      );
      await next();
      const heard = next();
      await repository.write([], () => [factAt(1)]);
      await heard;
      stop();
      const sofar = told;
      await repository.write([], () => [factAt(2)]);
      await repository.isEmpty();
      expect(told).toBe(sofar);
    });
  });
}
