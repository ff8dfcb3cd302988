import type { Memory, Recalled } from '../../ports/memory.ts';

export interface RecallAhead extends Pick<Memory, 'recall'> {
  /** Something is about to be said: what it brings to mind is looked for while it is being kept. */
  begin(text: string): void;
}

interface Ahead {
  readonly text: string;
  readonly found: Promise<readonly Recalled[]>;
  /** Tells when the question had its vector, be that before or after it is asked. */
  tell(onEmbedded: (at: number) => void): void;
}

/** Wide, since several facts may belong to an answer; what a model is told of them its budget decides. */
export const RECALLED = 60;

/** A recall that begins with the Enter key and not once the disk has the message: on a phone that is half of the wait. */
export function createRecallAhead(memory: Pick<Memory, 'recall'>): RecallAhead {
  let ahead: Ahead | null = null;
  return {
    begin: (text) => {
      let embeddedAt: number | null = null;
      let hear = (at: number): void => void (embeddedAt = at);
      const onEmbedded = (at: number) => hear(at);
      const found = memory.recall(new AbortController().signal, text, {
        k: RECALLED,
        isWordsEnough: true,
        onEmbedded,
      });
      // Whoever asks for it is told of what is wrong with it.
      found.catch(() => undefined);
      const tell: Ahead['tell'] = (told) => {
        if (embeddedAt === null) hear = told;
        else told(embeddedAt);
      };
      ahead = { text, found, tell };
    },
    recall: async (signal, text, options) => {
      const begun = ahead;
      if (begun?.text !== text || options?.k !== RECALLED) return memory.recall(signal, text, options);
      ahead = null;
      if (options.onEmbedded) begun.tell(options.onEmbedded);
      const found = await begun.found;
      signal.throwIfAborted();
      return found;
    },
  };
}
