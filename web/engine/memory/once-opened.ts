import type { MemoryTransfer } from '../../ports/memory-transfer.ts';

/** A transfer whose code is fetched when files are first carried: most days none are. */
export function transferOnceOpened(open: () => Promise<MemoryTransfer>): MemoryTransfer {
  let opening: Promise<MemoryTransfer> | undefined;
  const opened = async (): Promise<MemoryTransfer> => {
    opening ??= open();
    try {
      return await opening;
    } catch (error) {
      // Without a network now does not mean without one for ever.
      opening = undefined;
      throw error;
    }
  };
  return {
    preview: async (...given) => (await opened()).preview(...given),
    take: async (...given) => (await opened()).take(...given),
    save: async (...given) => (await opened()).save(...given),
    release: (preview) => void opened().then((transfer) => transfer.release(preview)),
  };
}
