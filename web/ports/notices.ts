import type { Readable } from './readable.ts';

/** A word after the fact ("Note deleted"), with at most one thing to do about it. Read out politely. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly action?: NoticeAction;
}

export interface NoticeAction {
  readonly label: string;
  /** What it does in full, beginning with the label: of several notices each may offer the same. */
  readonly name?: string;
  readonly run: () => void;
}

export interface Notices extends Readable<readonly Notice[]> {
  say(text: string, action?: Notice['action']): void;
  dismiss(id: number): void;
}
