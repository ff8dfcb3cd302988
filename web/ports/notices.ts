import type { Readable } from './readable.ts';

/** A word after the fact ("Note deleted"), with what can be done about it. Read out politely. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  /** At most two, the way back last. */
  readonly actions: readonly NoticeAction[];
}

export interface NoticeAction {
  readonly label: string;
  /** Whether it takes back what the notice tells of: it can still be taken back when the notice has gone. */
  readonly back?: true;
  /** What it does in full, beginning with the label: of several notices each may offer the same. */
  readonly name?: string;
  readonly run: () => void;
}

/** The newest first. */
export interface Notices extends Readable<readonly Notice[]> {
  say(text: string, ...actions: readonly NoticeAction[]): void;
  dismiss(id: number): void;
  /** Takes back the last deed that was not taken back yet; false where there is none. */
  undo(): boolean;
}
