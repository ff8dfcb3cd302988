import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../ports/testing/memory-storage.ts';
import { createErasing, ERASING, isErasing, RUNNING } from './erasing.ts';

function open(device = new MemoryStorage()) {
  const went: string[] = [];
  const locked: string[] = [];
  const heard: ((event: Partial<StorageEvent>) => void)[] = [];
  const window = {
    location: { replace: (address: string) => void went.push(address) },
    navigator: {
      locks: {
        request: async (name: string, { mode }: LockOptions) => void locked.push(`${name} ${mode}`),
      },
    },
    addEventListener: (_: string, listener: (event: Partial<StorageEvent>) => void) =>
      void heard.push(listener),
  } as unknown as Window;
  const erasing = createErasing(window, device);
  return { device, erasing, went, locked, hear: (event: Partial<StorageEvent>) => heard[0]?.(event) };
}

describe('erasing everything', () => {
  it('is left to the page that comes: this one goes', () => {
    const { device, erasing, went } = open();
    expect(isErasing(device)).toBe(false);
    erasing.begin();
    expect(isErasing(device)).toBe(true);
    expect(went).toEqual(['/']);
  });

  it('takes the other tabs with it, and nothing else that changes does', () => {
    const { went, hear, locked } = open();
    expect(locked).toEqual([`${RUNNING} shared`]);
    hear({ key: 'nima.preferences', newValue: '{}' });
    hear({ key: ERASING, newValue: null });
    hear({ key: ERASING, newValue: 'failed' });
    expect(went).toEqual([]);
    hear({ key: ERASING, newValue: 'begun' });
    expect(went).toEqual(['/']);
  });

  it('knows that it was not done to the end, and is no longer under way then', () => {
    const device = new MemoryStorage();
    device.setItem(ERASING, 'failed');
    expect(open(device).erasing.failed).toBe(true);
    expect(isErasing(device)).toBe(false);
    expect(open().erasing.failed).toBe(false);
  });
});
