import { useEffect, useId, useState, type ReactNode } from 'react';
import type { FoldsOn } from '../../../../shared/domain/folding/folds-on.ts';
import type { Fold } from '../../../../shared/schemas/index.ts';
import type { ShownMessage } from '../../../ports/chat.ts';
import type { Folds } from '../../../ports/folds.ts';
import type { Notices } from '../../../ports/notices.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { numbersIn } from '../../../ui/text/formats.ts';
import { useText } from '../../../ui/text/text.tsx';
import type { Sought } from '../sought.ts';
import { useAttempt } from '../use-attempt.ts';
import styles from './fold-notice.module.css';

export interface FoldNoticeProps {
  readonly on: FoldsOn;
  /** The messages it stands for (`foldPlaces`). */
  readonly folded: readonly ShownMessage[];
  readonly folds: Pick<Folds, 'takeBack' | 'foldAgain'>;
  readonly notices: Notices;
  /** A message that the address leads to: one of these opens the notice. */
  readonly sought: Sought | null;
  /** What the model read last: why there was no room for more. */
  readonly budget?: ReactNode;
  /** Draws those messages, once the notice is opened. */
  readonly children: (folded: readonly ShownMessage[]) => ReactNode;
}

/** Stands where older messages are folded: how many, what a model is told in their place, and the way back. */
export function FoldNotice(props: FoldNoticeProps) {
  const { on, folded } = props;
  const last = on.chain.at(-1);
  return (
    <>
      {last && folded.length > 0 && <FoldedPart {...props} last={last} />}
      {on.takenBack.length > 0 && <TakenBackLine {...props} />}
    </>
  );
}

function FoldedPart({ folded, last, sought, children, ...rest }: FoldNoticeProps & { readonly last: Fold }) {
  const { say } = useText();
  const [isOpen, setOpen] = useState(false);
  const isSought = folded.some(({ message }) => message.id === sought?.message);
  useEffect(() => {
    if (isSought) setOpen(true);
  }, [isSought, sought]);
  const id = useId();
  return (
    <div data-folded={folded.length} className={styles['fold']}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        className={styles['line']}
        onClick={() => setOpen(!isOpen)}
      >
        {say('folds.folded', { count: folded.length })}
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <>
            <Summary {...rest} last={last} />
            <section aria-label={say('folds.messages')} className={styles['messages']}>
              {children(folded)}
            </section>
          </>
        )}
      </div>
    </div>
  );
}

function Summary({
  last,
  budget,
  folds,
  notices,
}: Omit<FoldNoticeProps, 'folded' | 'sought' | 'children'> & { readonly last: Fold }) {
  const { say, language } = useText();
  const attempt = useAttempt({ notices });
  const numbers = numbersIn(language);
  const by =
    last.by.kind === 'model' ? say('folds.by_model', { model: last.by.model }) : say('folds.by_rules');
  const tokens = { before: numbers.format(last.tokensBefore), after: numbers.format(last.tokensAfter) };
  return (
    <div className={styles['summary']}>
      <p>{say('folds.why')}</p>
      <blockquote dir="auto">{last.text}</blockquote>
      <p className={styles['about']}>
        <span>{by}</span>
        <span>{say('folds.tokens', tokens)}</span>
        <span>{say('folds.stay')}</span>
      </p>
      {budget && <div className={styles['budget']}>{budget}</div>}
      <Button icon="undo" onClick={() => void attempt(async () => folds.takeBack(last))}>
        {say('folds.take_back', { count: last.covers.length })}
      </Button>
    </div>
  );
}

/** A fold that was taken back leaves a word on what that means, and the way to it. */
function TakenBackLine({ on, folds, notices }: FoldNoticeProps) {
  const { say } = useText();
  const attempt = useAttempt({ notices });
  const [first] = on.takenBack;
  if (!first) return null;
  return (
    <div className={styles['back']}>
      <p>{say('folds.taken_back', { count: on.refused.size })}</p>
      <Button onClick={() => void attempt(async () => folds.foldAgain(first.conversation))}>
        {say('folds.again')}
      </Button>
    </div>
  );
}
