import { Fragment } from 'react';
import { CAPABILITIES } from '../../../../shared/domain/capabilities/capabilities.ts';
import { useText } from '../../../ui/text/text.tsx';
import { draftPlace } from '../composer/draft-place.ts';
import type { OutcomeParts } from './outcome-parts.ts';
import styles from './outcome.module.css';

export interface CommandButtonProps extends Pick<OutcomeParts, 'reply' | 'drafts'> {
  readonly line: string;
  /** What may come behind it, piece by piece. */
  readonly more?: readonly string[];
}

/** A line that can be put where one writes, to be looked at and sent there. */
export function CommandButton({ line, more = [], reply, drafts }: CommandButtonProps) {
  const { say } = useText();
  // Where more may come, it comes behind a space.
  const takesMore = (CAPABILITIES.find(line.slice(1))?.arguments.length ?? 0) > 0;
  return (
    <button
      type="button"
      aria-label={say('commands.put_into_line', { line })}
      className={styles['command']}
      onClick={() => drafts.write(draftPlace(reply.conversation), takesMore ? `${line} ` : line)}
    >
      <code>
        {line}
        {more.map((piece) => (
          <Fragment key={piece}>
            {' '}
            <small>{piece}</small>
          </Fragment>
        ))}
      </code>
    </button>
  );
}
