import { Button } from '../../ui/controls/button.tsx';
import { ProgressLine } from '../../ui/figures/progress-line.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './step.module.css';

export interface UnderWayProps {
  label: string;
  /** Null where nobody knows. */
  share: number | null;
  words: string;
  /** Null where it is too late. */
  onStop: (() => void) | null;
}

/** Work that takes a while: how far it is, and the way to end it. */
export function UnderWay({ label, share, words, onStop }: UnderWayProps) {
  const { say } = useText();
  return (
    <>
      <ProgressLine label={label} share={share} />
      {onStop && (
        <div className={styles['actions']}>
          <Button onClick={onStop}>{say('data.stop')}</Button>
          <span className={styles['hint']}>{words}</span>
        </div>
      )}
    </>
  );
}
