import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../ports/testing/memory-storage.ts';
import { openDeviceStorage } from './device-storage.ts';

function open(localStorage: MemoryStorage | null) {
  const window = {
    get localStorage() {
      if (!localStorage) throw new DOMException('Access is denied for this document.', 'SecurityError');
      return localStorage;
    },
  };
  return openDeviceStorage(window as unknown as Window);
}

describe('the storage of the device', () => {
  it('is the browser’s own: it outlives the page', () => {
    const browser = new MemoryStorage();
    open(browser).setItem('a', '1');
    expect(open(browser).getItem('a')).toBe('1');
    open(browser).removeItem('a');
    expect(open(browser).getItem('a')).toBeNull();
  });

  it('works for as long as the page does where site data is blocked', () => {
    const storage = open(null);
    storage.setItem('a', '1');
    expect(storage.getItem('a')).toBe('1');
    storage.removeItem('a');
    expect(storage.getItem('a')).toBeNull();
  });

  it('remembers what a full storage does not take, over what it took before', () => {
    const browser = new MemoryStorage();
    const storage = open(browser);
    storage.setItem('a', 'before');
    browser.failure = new DOMException('full', 'QuotaExceededError');
    storage.setItem('a', 'after');
    expect(storage.getItem('a')).toBe('after');
    browser.failure = null;
    storage.setItem('a', 'room again');
    expect(open(browser).getItem('a')).toBe('room again');
  });

  it('says when something lasts no longer than the page, and when all is well again', () => {
    const browser = new MemoryStorage();
    const storage = open(browser);
    expect(storage.lasting.getState()).toBe('lasting');
    browser.failure = new DOMException('full', 'QuotaExceededError');
    storage.setItem('a', '1');
    expect(storage.lasting.getState()).toBe('passing');
    browser.failure = null;
    storage.setItem('a', '2');
    expect(storage.lasting.getState()).toBe('lasting');
    storage.removeItem('a');
    expect(storage.lasting.getState()).toBe('lasting');
  });

  it('names what it holds, wherever it is', () => {
    const browser = new MemoryStorage();
    const storage = open(browser);
    storage.setItem('a', '1');
    browser.failure = new DOMException('full', 'QuotaExceededError');
    storage.setItem('a', '2');
    storage.setItem('b', '1');
    expect(storage.names()).toEqual(['a', 'b']);
    expect(open(null).names()).toEqual([]);
  });

  it('forgets what it removes, wherever it was', () => {
    const browser = new MemoryStorage();
    const storage = open(browser);
    storage.setItem('a', 'kept');
    browser.failure = new DOMException('full', 'QuotaExceededError');
    storage.setItem('a', 'remembered');
    storage.removeItem('a');
    expect(storage.getItem('a')).toBeNull();
  });
});
