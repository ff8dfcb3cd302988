import type { Question, Reply } from '../../../../shared/schemas/index.ts';
import type { ShownMessage } from '../../../ports/chat.ts';
import type { ChatParts } from '../chat-parts.ts';
import type { Sought } from '../sought.ts';

/** What the row of a message is given. */
export interface MessageRowProps extends ChatParts {
  readonly shown: ShownMessage;
  /** Where it is this message that the address leads to. */
  readonly sought: Sought | null;
  /** Whether it belongs to the last exchange: what one does most is done with that. */
  readonly isLast: boolean;
  /** Whether it is in sight when the page opens, which is at its end. */
  readonly isNearEnd: boolean;
}

interface InRow extends Omit<MessageRowProps, 'shown' | 'sought' | 'isNearEnd'> {
  /** What was said in its place, itself among it. */
  readonly branches: readonly string[];
}

export interface QuestionRowProps extends InRow {
  readonly question: Question;
}

export interface ReplyRowProps extends InRow {
  readonly reply: Reply;
}
