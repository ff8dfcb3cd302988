import { Button } from '../../ui/controls/button.tsx';
import { ProgressLine } from '../../ui/figures/progress-line.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { Running } from './deeds.ts';
import styles from './bulk-bar.module.css';

/** In the place of what can be done with the chosen, while it is being done. */
export function BulkProgress({ running: { done, total, stop } }: { running: Running }) {
  const { say } = useText();
  const far = say('memory.so_far', { done, total });
  return (
    <div role="group" aria-label={say('memory.chosen_do')} className={styles['bar']}>
      <p className={styles['count']}>{far}</p>
      <div className={styles['far']}>
        <ProgressLine label={far} share={done / total} />
      </div>
      <Button onClick={stop}>{say('data.stop')}</Button>
    </div>
  );
}
