import { describe, expect, it } from 'vitest';
import type { StorageHealth } from '../storage-health.ts';

/** What every view of the browser's storage keeps to. `open` gives one of a browser that tells what it holds. */
export function storageHealthContract(name: string, open: () => StorageHealth): void {
  describe(`${name} as the health of the storage`, () => {
    it('knows nothing before it has measured', () => {
      expect(open().getState()).toEqual({ persistence: 'unknown', usedBytes: null, quotaBytes: null });
    });

    it('knows, once measured, how the data is kept and how much room there is', async () => {
      const health = open();
      await health.measure();
      const { persistence, usedBytes, quotaBytes } = health.getState();
      expect(persistence).not.toBe('unknown');
      expect(usedBytes).toBeGreaterThanOrEqual(0);
      expect(quotaBytes).toBeGreaterThan(usedBytes ?? Number.NaN);
    });

    it('answers what was decided when asked, and shows it', async () => {
      const health = open();
      const granted = await health.askToPersist();
      expect(health.getState().persistence).toBe(granted ? 'persistent' : 'best_effort');
    });
  });
}
