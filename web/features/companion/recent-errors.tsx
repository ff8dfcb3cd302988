import type { RecentError } from '../../../shared/schemas/index.ts';
import { useText } from '../../ui/text/text.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { FailureText } from './failure-text.tsx';
import styles from './recent-errors.module.css';

/** What went wrong last, in a person's words. */
export function RecentErrors({ errors, now }: { errors: readonly RecentError[]; now: number }) {
  const { say } = useText();
  return (
    <div className={styles['errors']}>
      <h3>{say('companion.errors')}</h3>
      <ol aria-label={say('companion.errors_list')}>
        {errors.map((error, index) => (
          // Two may be of the same moment and the same kind.
          <li key={`${error.at} ${errors.length - index}`} className={styles['error']}>
            <TimeAgo at={error.at} now={now} />
            <p>
              <FailureText failure={error} />
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
