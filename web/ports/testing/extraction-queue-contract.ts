import { describe, expect, it } from 'vitest';
import { CountingIds } from '../../../shared/testing/fakes.ts';
import { MOST_DONE, MOST_WAITING, type ExtractionQueue } from '../extraction-queue.ts';

/** An empty queue, and the same one as another tab or a later start sees it. */
export interface OpenedQueue {
  readonly queue: ExtractionQueue;
  readonly reopened: () => ExtractionQueue;
}

/** What every keeper of the queue holds to; the fake and the real one both run it. */
export function extractionQueueContract(name: string, open: () => Promise<OpenedQueue>): void {
  const ids = new CountingIds();

  describe(`${name}: what is to be looked at`, () => {
    it('waits in its order, over reloads, until it was looked at', async () => {
      const { queue, reopened } = await open();
      const [first, second] = [ids.next(), ids.next()];
      await queue.add(first);
      await reopened().add(second);
      expect(await reopened().waiting()).toEqual([first, second]);
      await reopened().done([first]);
      expect(await queue.waiting()).toEqual([second]);
    });

    it('comes once, however often it is asked for and by however many tabs', async () => {
      const { queue, reopened } = await open();
      const id = ids.next();
      await Promise.all([queue.add(id), reopened().add(id), queue.add(id)]);
      expect(await queue.waiting()).toEqual([id]);
      await queue.done([id]);
      await reopened().add(id);
      expect(await queue.waiting()).toEqual([]);
    });

    it('is bounded: the oldest go', async () => {
      const { queue } = await open();
      const all = Array.from({ length: MOST_WAITING + 1 }, () => ids.next());
      for (const id of all) await queue.add(id);
      expect(await queue.waiting()).toEqual(all.slice(1));
      const many = Array.from({ length: MOST_DONE }, () => ids.next());
      await queue.done(all);
      await queue.done(many);
      await queue.add(many[0] ?? '');
      await queue.add(all[0] ?? '');
      expect(await queue.waiting()).toEqual([all[0]]);
    });
  });
}
