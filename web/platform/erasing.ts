import type { Erasing } from '../ports/erasing.ts';

/** Set while everything is to be erased: whoever starts next sees to it first, also after a crash in the middle. */
export const ERASING = 'nima.erasing';
/** Held by every tab for as long as it may write; alone with it, nobody writes what was erased anew. */
export const RUNNING = 'nima-running';

type Device = Pick<Storage, 'getItem' | 'setItem'>;

export function isErasing(device: Pick<Storage, 'getItem'>): boolean {
  return device.getItem(ERASING) === 'begun';
}

/**
 * Everything is erased by a page that has just begun and opened nothing: this one goes, and the other tabs, which hear of
 * it by the change of the device's storage, go with it.
 */
export function createErasing(window: Window, device: Device): Erasing {
  const goAnew = () => window.location.replace('/');
  // Never given back: it goes with the page.
  window.navigator.locks
    ?.request(RUNNING, { mode: 'shared' }, async () => new Promise(() => undefined))
    .catch(() => undefined);
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === ERASING && newValue === 'begun') goAnew();
  });
  return {
    failed: device.getItem(ERASING) === 'failed',
    begin: () => {
      device.setItem(ERASING, 'begun');
      goAnew();
    },
  };
}
