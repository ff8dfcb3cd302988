import { useState, type ReactNode } from 'react';
import type { Message } from '../../../../shared/schemas/index.ts';
import { IconButton } from '../../../ui/controls/button.tsx';
import { useText } from '../../../ui/text/text.tsx';
import { BranchSwitch } from './branch-switch.tsx';
import { BudgetLater } from '../folds/budget-later.tsx';
import { editPlace } from '../composer/draft-place.ts';
import type { QuestionRowProps, ReplyRowProps } from './row-parts.ts';
import { isMadeHere } from './reply-about.tsx';
import { useAttempt } from '../use-attempt.ts';
import { useCopy } from './use-copy.ts';
import styles from './message-actions.module.css';

export function QuestionActions(props: QuestionRowProps) {
  const { question, branches, drafts } = props;
  const { say } = useText();
  return (
    <Actions isBeside before={<BranchSwitch {...props} of={question.id} branches={branches} />}>
      <Copy text={question.text} />
      <IconButton
        data-edit
        icon="edit"
        label={say('chat.edit')}
        onClick={() => drafts.write(editPlace(question.id), question.text)}
      />
      <Pin {...props} message={question} />
    </Actions>
  );
}

export function ReplyActions(props: ReplyRowProps & { about: ReactNode }) {
  const { reply, branches, chat, about } = props;
  const { say } = useText();
  const attempt = useAttempt(props);
  const [isBudgetOpen, setBudgetOpen] = useState(false);
  return (
    <>
      <Actions
        before={
          <>
            <BranchSwitch {...props} of={reply.id} branches={branches} />
            {about}
          </>
        }
      >
        {reply.text !== '' && <Copy text={reply.text} />}
        <IconButton
          icon="update"
          label={say('chat.again')}
          onClick={() => void attempt(async () => chat.again(reply.id))}
        />
        <Pin {...props} message={reply} />
        {reply.model !== null && isMadeHere(reply) && (
          <IconButton
            icon="traces"
            label={say('chat.budget')}
            aria-expanded={isBudgetOpen}
            onClick={() => setBudgetOpen(!isBudgetOpen)}
          />
        )}
      </Actions>
      {isBudgetOpen && (
        <div className={styles['budget']}>
          <BudgetLater traces={props.traces} reply={reply.id} />
        </div>
      )}
    </>
  );
}

interface ActionsProps {
  /** Whether a thumb finds the way to them beside the words, and not below. */
  readonly isBeside?: boolean;
  readonly before: ReactNode;
  readonly children: ReactNode;
}

/** Seen where the mouse or the focus is, and at the last exchange. A thumb opens them. */
function Actions({ isBeside = false, before, children }: ActionsProps) {
  const { say } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <div data-beside={isBeside} className={styles['line']}>
      {before}
      <div data-open={isOpen} className={styles['actions']}>
        {children}
      </div>
      <div className={styles['more']}>
        <IconButton
          icon="more"
          label={say('chat.more')}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      </div>
    </div>
  );
}

function Copy({ text }: { text: string }) {
  const { say } = useText();
  const { isCopied, copy } = useCopy();
  return (
    <IconButton
      icon={isCopied ? 'check' : 'copy'}
      label={say(isCopied ? 'chat.copied' : 'chat.copy')}
      onClick={() => copy(text)}
    />
  );
}

function Pin({ message, ...props }: (QuestionRowProps | ReplyRowProps) & { message: Message }) {
  const { say } = useText();
  const attempt = useAttempt(props);
  const { id, pinned } = message;
  return (
    <IconButton
      icon="pin"
      label={say('chat.pin')}
      aria-pressed={pinned}
      onClick={() => void attempt(async () => props.chat.pinMessage(id, !pinned))}
    />
  );
}
