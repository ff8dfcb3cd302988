import { useText } from '../../ui/text/text.tsx';
import styles from './beginning.module.css';

/** A conversation that has not begun: what one may say, by an example. */
export function Beginning() {
  const { say } = useText();
  return (
    <div className={styles['beginning']}>
      <p>{say('chat.empty')}</p>
      <p>{say('chat.empty_example')}</p>
    </div>
  );
}
