import type { PullProgress } from '../../../shared/schemas/index.ts';
import { ProgressLine } from '../../ui/figures/progress-line.tsx';
import { useText } from '../../ui/text/text.tsx';
import { sayFigures, sayPhase, shareOf } from './pull-words.ts';
import styles from './pull-progress.module.css';

/** How far a download is: drawn, with its numbers below. Two lines, whatever it is doing. */
export function PullProgressLines({ name, progress }: { name: string; progress: PullProgress }) {
  const text = useText();
  return (
    <div className={styles['progress']} data-stuck={progress.phase === 'waiting'}>
      <ProgressLine label={text.say('companion.downloading', { name })} share={shareOf(progress)} />
      <p className={styles['phase']}>{sayPhase(progress, text)}</p>
      <p className={styles['figures']}>{sayFigures(progress, text) || '\u00A0'}</p>
    </div>
  );
}
