import type { CompanionLink } from '../ports/companion-link.ts';

/** Stands while a companion may still hold what was erased here. */
const MARK = 'nima.forget-reading';

export interface KeptReadingParts {
  link: Pick<CompanionLink, 'getState' | 'subscribe'>;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Has the companion forget all that its model has read. */
  askToForget: () => Promise<void>;
}

/**
 * What was erased for good must not live on in what a model has read: the companion is asked to forget that, now, or as
 * soon as it is there again.
 */
export function createKeptReading({ link, storage, askToForget }: KeptReadingParts): {
  forget(): Promise<void>;
} {
  const settle = async (): Promise<void> => {
    if (storage.getItem(MARK) === null || link.getState().kind !== 'connected') return;
    try {
      await askToForget();
      storage.removeItem(MARK);
    } catch {
      // Not told now, it is told at the next connection.
    }
  };
  link.subscribe(({ kind }, before) => {
    if (kind === 'connected' && before.kind !== kind) void settle();
  });
  return {
    forget: async () => {
      storage.setItem(MARK, 'yes');
      await settle();
    },
  };
}
