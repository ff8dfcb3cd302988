import { createStore } from 'zustand/vanilla';
import type { Notice, Notices } from '../ports/notices.ts';

/** More than this would be a log, and nobody reads a log that vanishes. */
const MOST_AT_ONCE = 3;

export function createNotices(): Notices {
  const store = createStore<readonly Notice[]>(() => []);
  let last = 0;
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    say: (text, action) => {
      last += 1;
      const notice: Notice = action ? { id: last, text, action } : { id: last, text };
      store.setState((notices) => [...notices, notice].slice(-MOST_AT_ONCE), true);
    },
    dismiss: (id) => store.setState((notices) => notices.filter((notice) => notice.id !== id), true),
  };
}
