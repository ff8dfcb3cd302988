import type { NoticeAction, Notices } from '../../ports/notices.ts';
import type { Text } from '../../ui/text/text.tsx';

export interface DeedWithUndo {
  /** False where there was nothing left to do: another tab was first. Then nothing is said. */
  readonly work: () => Promise<unknown>;
  /** What is said when it is done. */
  readonly done: string;
  /** What it was done to: of several notices each offers an undo. */
  readonly text: string;
  readonly undo?: () => Promise<unknown>;
  /** What else may be wanted now that it is done. */
  readonly further?: readonly NoticeAction[];
}

/** Enough to tell one thing from another. */
const EXCERPT_LENGTH = 60;

/** Does something, says so, and offers the way back; what fails is said. Answers whether it was done. */
export type Do = (deed: DeedWithUndo) => Promise<boolean>;

export function createDo(notices: Notices, { say, sayError }: Pick<Text, 'say' | 'sayError'>): Do {
  const doIt: Do = async ({ work, done, text, undo, further = [] }) => {
    try {
      if ((await work()) === false) return false;
    } catch (error) {
      notices.say(sayError(error));
      return false;
    }
    if (!undo) {
      notices.say(done);
      return true;
    }
    notices.say(done, ...further, {
      label: say('chats.undo'),
      back: true,
      name: say('chats.undo_name', { what: done, text: text.slice(0, EXCERPT_LENGTH).toWellFormed() }),
      run: () => void doIt({ work: undo, done: say('chats.undone'), text }),
    });
    return true;
  };
  return doIt;
}
