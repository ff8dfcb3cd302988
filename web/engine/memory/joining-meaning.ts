import type { Embedder } from '../../ports/embedder.ts';
import type { MemoryIndex } from '../../ports/memory-index.ts';
import type { Readable } from '../../ports/readable.ts';
import { sharesModel } from './finding.ts';

export interface JoiningMeaningParts {
  readonly index: Pick<MemoryIndex, 'getState' | 'subscribe'>;
  readonly embedder: Pick<Embedder, 'getState' | 'subscribe'>;
  /** Resolves when what was found by words alone has to do. */
  readonly patience: (signal: AbortSignal) => Promise<void>;
}

/** Resolves as soon as a search goes by meaning as well; false where it will not, or only after patience is over. */
export function createJoiningMeaning({ index, embedder, patience }: JoiningMeaningParts) {
  return async (signal: AbortSignal): Promise<boolean> => {
    const over = new AbortController();
    const joined = new Promise<boolean>((resolve) => {
      const look = (): void => {
        const { kind } = embedder.getState();
        if (sharesModel(index, embedder)) resolve(true);
        else if (signal.aborted || kind === 'absent' || kind === 'failed') resolve(false);
      };
      const stops = [index, embedder].map((part: Pick<Readable<unknown>, 'subscribe'>) =>
        part.subscribe(look),
      );
      over.signal.addEventListener('abort', () => {
        for (const stop of stops) stop();
      });
      signal.addEventListener('abort', look, { signal: over.signal });
      look();
    });
    try {
      return await Promise.race([joined, patience(over.signal).then(() => false)]);
    } finally {
      over.abort();
    }
  };
}
