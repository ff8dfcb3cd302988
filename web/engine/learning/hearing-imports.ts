import { isAbort } from '../../../shared/lib/errors.ts';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import { readyRules } from '../../../shared/domain/learning/ready-rules.ts';
import type { UnheardQuestions } from '../../ports/conversation-merger.ts';
import type { Learner } from './learning.ts';

export interface HearingParts {
  readonly unheard: UnheardQuestions;
  readonly hear: Learner['hear'];
  /** Between two messages: whoever uses the page hardly waits. */
  readonly pause: (signal: AbortSignal) => Promise<void>;
  /** In one tab at a time. */
  readonly inTurn: (signal: AbortSignal, work: () => Promise<void>) => Promise<void>;
}

export interface Hearing {
  /** There may be something to hear. Resolves when all of it was heard, or could not be. */
  begin(): Promise<void>;
  close(): void;
}

/** A slice that a reload interrupts is heard once more: what it offered is known by then, and not offered again. */
const SLICE = 20;

/** Hears what a person said in conversations that came with files, slowly and once: their own words alone. */
export function createHearing(parts: HearingParts): Hearing {
  const over = new AbortController();
  return {
    begin: async () =>
      parts
        .inTurn(over.signal, async () => hearAll(over.signal, parts))
        // What was not heard stays marked so, and is when the app is opened next.
        .catch(() => undefined),
    close: () => over.abort(),
  };
}

async function hearAll(signal: AbortSignal, { unheard, hear, pause }: HearingParts): Promise<void> {
  let slice = await unheard.next(SLICE);
  if (slice !== null) for (const _ of readyRules()) await pause(signal);
  for (; slice !== null; slice = await unheard.next(SLICE)) {
    for (const { id, conversation, text, createdAt } of slice.questions) {
      await pause(signal);
      signal.throwIfAborted();
      await hear(signal, { id, conversation, text, saidAt: createdAt }).catch(passOver);
    }
    await unheard.heard(slice.upTo);
  }
}

/** One message that cannot be read for facts keeps nobody from the rest. A database that is gone does. */
function passOver(error: unknown): void {
  if (isAbort(error) || isKnownError(error)) throw error;
}
