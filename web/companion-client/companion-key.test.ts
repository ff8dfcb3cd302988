import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../ports/testing/memory-storage.ts';
import { createCompanionKey, takeKeyFromAddress } from './companion-key.ts';

const KEY = 'Zm9v-YmFy_'.repeat(4);

/** A page opened at an address, with what its history remembers. */
function opened(address: string, state: unknown = null) {
  const replaced: { state: unknown; address: string }[] = [];
  const window = {
    location: new URL(address, 'http://localhost:8787'),
    history: {
      state,
      replaceState: (kept: unknown, _: string, to: string) => replaced.push({ state: kept, address: to }),
    },
  } as unknown as Window;
  return { window, replaced };
}

describe('the key of this browser', () => {
  it('is nothing until one is offered, and then outlives the page', () => {
    const storage = new MemoryStorage();
    expect(createCompanionKey(storage).read()).toBeNull();
    createCompanionKey(storage).offer(KEY);
    expect(createCompanionKey(storage).read()).toBe(KEY);
  });

  it('is kept without the white space that came with a paste', () => {
    const key = createCompanionKey(new MemoryStorage());
    key.offer(`\n ${KEY}\t`);
    expect(key.read()).toBe(KEY);
  });

  it('gives way to a newer one for good only when the companion took that', () => {
    const storage = new MemoryStorage();
    const key = createCompanionKey(storage);
    key.offer('first');
    key.offer(KEY);
    expect(createCompanionKey(storage).read()).toBe(KEY);
    expect(key.refused()).toBe(true);
    expect(createCompanionKey(storage).read()).toBe('first');
    expect(key.refused()).toBe(false);
    key.offer(KEY);
    key.taken();
    expect(key.refused()).toBe(false);
    expect(createCompanionKey(storage).read()).toBe(KEY);
  });
});

describe('an address with a key in its fragment', () => {
  it('hands the key over and is wiped at once, the rest of it untouched', () => {
    const key = createCompanionKey(new MemoryStorage());
    const { window, replaced } = opened(`/memory/new?find#key=${KEY}`, { steps: 2 });
    expect(takeKeyFromAddress(window, key)).toBe(true);
    expect(key.read()).toBe(KEY);
    expect(replaced).toEqual([{ state: { steps: 2 }, address: '/memory/new?find' }]);
  });

  it('is tried before an older key', () => {
    const key = createCompanionKey(new MemoryStorage());
    key.offer('older');
    takeKeyFromAddress(opened(`/#key=${KEY}`).window, key);
    expect(key.read()).toBe(KEY);
  });

  it.each(['/', '/#', `/#Key=${KEY}`, `/#${KEY}`, `/?key=${KEY}`])(
    'is left as it is when there is none: %s',
    (address) => {
      const key = createCompanionKey(new MemoryStorage());
      key.offer('held');
      const { window, replaced } = opened(address);
      expect(takeKeyFromAddress(window, key)).toBe(false);
      expect(key.read()).toBe('held');
      expect(replaced).toEqual([]);
    },
  );

  it.each([`/#key=${KEY}%20`, `/#key=${KEY}&more`])('is taken with what clings to it: %s', (address) => {
    const key = createCompanionKey(new MemoryStorage());
    const { window, replaced } = opened(address);
    expect(takeKeyFromAddress(window, key)).toBe(true);
    expect(key.read()).toBe(KEY);
    expect(replaced).toHaveLength(1);
  });

  it.each(['/#key=', '/#key=short', `/#key=${'a'.repeat(201)}`])(
    'is wiped and not kept when it is none: %s',
    (address) => {
      const key = createCompanionKey(new MemoryStorage());
      key.offer('held');
      const { window, replaced } = opened(address);
      expect(takeKeyFromAddress(window, key)).toBe(false);
      expect(key.read()).toBe('held');
      expect(replaced).toHaveLength(1);
    },
  );
});
