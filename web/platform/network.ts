import { createStore } from 'zustand/vanilla';
import type { Readable } from '../ports/readable.ts';

export type NetworkState = 'online' | 'offline';

/** Whether the device has a network at all. The companion on the same machine is reached without one. */
export function createNetwork(window: Window): Readable<NetworkState> {
  const read = (): NetworkState => (window.navigator.onLine ? 'online' : 'offline');
  const store = createStore<NetworkState>(read);
  window.addEventListener('online', () => store.setState(read(), true));
  window.addEventListener('offline', () => store.setState(read(), true));
  return store;
}
