import { createStore } from 'zustand/vanilla';
import type { Notice, NoticeAction, Notices } from '../ports/notices.ts';

/** More than this would be a log over the page, and nobody reads a log that vanishes. */
const MOST_AT_ONCE = 2;
/** As far as anybody remembers what they have just done. */
const MOST_WAYS_BACK = 50;

export function createNotices(): Notices {
  const store = createStore<readonly Notice[]>(() => []);
  /** The newest last; also of notices that are gone. */
  let waysBack: readonly { id: number; run: () => void }[] = [];
  let last = 0;
  const dismiss = (id: number) => {
    if (store.getState().some((notice) => notice.id === id))
      store.setState((notices) => notices.filter((notice) => notice.id !== id), true);
  };
  /** Whatever was chosen of a notice, it has been dealt with: another way back comes with what that did. */
  const settling = (id: number, action: NoticeAction): NoticeAction => ({
    ...action,
    run: () => {
      waysBack = waysBack.filter((way) => way.id !== id);
      dismiss(id);
      action.run();
    },
  });
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    say: (text, ...given) => {
      last += 1;
      const id = last;
      const actions = given.map((action) => settling(id, action));
      const back = actions.find((action) => action.back);
      if (back) waysBack = [...waysBack, { id, run: back.run }].slice(-MOST_WAYS_BACK);
      store.setState((notices) => [{ id, text, actions }, ...notices].slice(0, MOST_AT_ONCE), true);
    },
    dismiss,
    undo: () => {
      const way = waysBack.at(-1);
      way?.run();
      return way !== undefined;
    },
  };
}
