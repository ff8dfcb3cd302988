import { describe, expect, it } from 'vitest';
import type { SnapshotStore } from '../snapshot-store.ts';

const NEVER = new AbortController().signal;

/** What every snapshot store keeps to; the fake and the real one both run it. `open` gives an empty one. */
export function snapshotStoreContract(name: string, open: () => Promise<SnapshotStore>): void {
  describe(`${name} as a snapshot store`, () => {
    it('gives back what was kept, byte for byte', async () => {
      const store = await open();
      expect(await store.isHere()).toBe(true);
      const content = new Blob([new Uint8Array([0, 255, 10, 13, 128])]);
      expect(await store.keep(NEVER, 5, content)).toEqual({ at: 5, bytes: 5 });
      const read = await store.read(5);
      expect(new Uint8Array((await read?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(
        new Uint8Array([0, 255, 10, 13, 128]),
      );
      expect(await store.read(6)).toBeUndefined();
    });

    it('lists them, newest first', async () => {
      const store = await open();
      for (const at of [20, 3, 100]) await store.keep(NEVER, at, new Blob(['x'.repeat(at)]));
      expect(await store.list()).toEqual([
        { at: 100, bytes: 100 },
        { at: 20, bytes: 20 },
        { at: 3, bytes: 3 },
      ]);
    });

    it('removes what it is told to, and is content where that is gone already', async () => {
      const store = await open();
      for (const at of [1, 2, 3]) await store.keep(NEVER, at, new Blob(['x']));
      await store.remove([1, 3, 7]);
      expect((await store.list()).map(({ at }) => at)).toEqual([2]);
    });

    it('replaces one of the same moment', async () => {
      const store = await open();
      await store.keep(NEVER, 1, new Blob(['longer']));
      await store.keep(NEVER, 1, new Blob(['new']));
      expect(await (await store.read(1))?.text()).toBe('new');
      expect(await store.list()).toHaveLength(1);
    });

    it('leaves nothing of one that was given up', async () => {
      const store = await open();
      await expect(store.keep(AbortSignal.abort(), 1, new Blob(['x']))).rejects.toMatchObject({
        name: 'AbortError',
      });
      expect(await store.list()).toEqual([]);
    });
  });
}
