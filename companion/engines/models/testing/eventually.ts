import { vi } from 'vitest';

/** Waits until a check holds. Long, since disks of machines that run tests are busy; looked at often, since it is soon. */
export const eventually = async <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 15_000, interval: 10 });
