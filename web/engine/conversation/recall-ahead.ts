import type { Memory, Recalled } from '../../ports/memory.ts';

export interface RecallAhead extends Pick<Memory, 'recall'> {
  /** Something is about to be said: what it brings to mind is looked for while it is being kept. */
  begin(text: string): void;
}

/** Wide, since several facts may belong to an answer; what a model is told of them its budget decides. */
export const RECALLED = 60;

/** A recall that begins with the Enter key and not once the disk has the message: on a phone that is half of the wait. */
export function createRecallAhead(memory: Pick<Memory, 'recall'>): RecallAhead {
  let ahead: { readonly text: string; readonly found: Promise<readonly Recalled[]> } | null = null;
  return {
    begin: (text) => {
      const found = memory.recall(new AbortController().signal, text, { k: RECALLED });
      // Whoever asks for it is told of what is wrong with it.
      found.catch(() => undefined);
      ahead = { text, found };
    },
    recall: async (signal, text, options) => {
      const begun = ahead;
      if (begun?.text !== text || options?.k !== RECALLED) return memory.recall(signal, text, options);
      ahead = null;
      const found = await begun.found;
      signal.throwIfAborted();
      return found;
    },
  };
}
