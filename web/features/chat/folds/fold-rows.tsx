import type { ShownConversation } from '../../../ports/chat.ts';
import type { ChatParts } from '../chat-parts.ts';
import type { Sought } from '../sought.ts';
import { BudgetLater } from './budget-later.tsx';
import { FoldNotice } from './fold-notice.tsx';
import { foldPlaces } from './fold-places.ts';
import { useFolds } from './fold-state.ts';
import { MessageRows } from '../messages/message-rows.tsx';

export interface FoldedRowsProps extends ChatParts {
  readonly shown: ShownConversation;
  /** A message that the address leads to: where it is folded, the notice opens. */
  readonly sought: Sought | null;
}

/** The rows of a conversation; one notice stands in the place of those that are folded. */
export function FoldedRows({ shown, sought, ...parts }: FoldedRowsProps) {
  const { folds, notices, traces } = parts;
  const on = useFolds(folds, shown);
  const { before, folded, after } = foldPlaces(shown.path, on);
  const answered = shown.path.findLast(
    ({ message }) => message.role === 'assistant' && message.model !== null,
  );
  return (
    <>
      {before.length > 0 && <MessageRows {...parts} path={before} sought={sought} />}
      <FoldNotice
        on={on}
        folded={folded}
        folds={folds}
        notices={notices}
        sought={sought}
        budget={answered && <BudgetLater traces={traces} reply={answered.message.id} />}
      >
        {(all) => <MessageRows {...parts} path={all} sought={sought} />}
      </FoldNotice>
      <MessageRows {...parts} path={after} sought={sought} />
    </>
  );
}
