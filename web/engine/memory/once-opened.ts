import type { MemoryTransfer } from '../../ports/memory-transfer.ts';

/** Opened when it is first asked for, and once: code that the first look at the memory does not need. */
export function onceOpened<T>(open: () => Promise<T>): () => Promise<T> {
  let opening: Promise<T> | undefined;
  return async () => {
    opening ??= open();
    try {
      return await opening;
    } catch (error) {
      // Without a network now does not mean without one for ever.
      opening = undefined;
      throw error;
    }
  };
}

/** A transfer whose code is fetched when files are first carried: most days none are. */
export function transferOnceOpened(open: () => Promise<MemoryTransfer>): MemoryTransfer {
  const opened = onceOpened(open);
  return {
    preview: async (...given) => (await opened()).preview(...given),
    take: async (...given) => (await opened()).take(...given),
    save: async (...given) => (await opened()).save(...given),
    release: (preview) => void opened().then((transfer) => transfer.release(preview)),
  };
}
