import { createStore } from 'zustand/vanilla';
import type { Readable } from '../readable.ts';

export interface FakeReadable<T> extends Readable<T> {
  /** Makes it change, and tells those who watch. */
  show(value: T): void;
}

export function createFakeReadable<T>(initial: T): FakeReadable<T> {
  const { getState, getInitialState, subscribe, setState } = createStore<T>(() => initial);
  return { getState, getInitialState, subscribe, show: (value) => setState(value, true) };
}
