/**
 * What a person said and no model has looked at yet for facts to keep: over reloads and tabs, each message once. A promise
 * that resolves means the change is on disk. It holds ids alone.
 */
export interface ExtractionQueue {
  /** It is to be looked at, unless it waits already or was looked at before. */
  add(question: string): Promise<void>;
  /** Those that wait, the oldest first. */
  waiting(): Promise<readonly string[]>;
  /** They were looked at: whatever came of it, they do not come again. */
  done(questions: readonly string[]): Promise<void>;
}

/** More wait only where a model answers and never has time for this; the oldest are let go of. */
export const MOST_WAITING = 200;
/** How many are known to have been looked at: an answer that is asked for again, again asks for a look. */
export const MOST_DONE = 500;
