import { useText } from '../../../ui/text/text.tsx';
import { CommandButton } from './outcome-command-button.tsx';
import type { OutcomeParts } from './outcome-parts.ts';
import type { OutcomeOf } from './outcome-schema.ts';
import styles from './outcome.module.css';

export interface PlannedStepsProps extends OutcomeParts {
  readonly outcome: OutcomeOf<'planned'>;
}

/** What a model chose to do: what only looked has run, and what does more waits for the person to send that very line. */
export function PlannedSteps({ outcome: { ran, running = [], waiting }, ...parts }: PlannedStepsProps) {
  const { say } = useText();
  return (
    <>
      {ran.map((line) => (
        <p key={line} className={styles['soft']}>
          {say('commands.planned_ran', { line })}
        </p>
      ))}
      {running.map((line) => (
        <p key={line} className={styles['soft']}>
          {say('commands.planned_running', { line })}
        </p>
      ))}
      {waiting.length > 0 && (
        <>
          <p>{say('commands.planned_waiting')}</p>
          <ul className={styles['commands']}>
            {waiting.map(({ line, reason }) => (
              <li key={line}>
                <CommandButton {...parts} line={line} />
                <span dir="auto">{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
