import { Icon } from '../../../ui/icons/icon.tsx';
import { useText } from '../../../ui/text/text.tsx';
import styles from './message.module.css';

/** In the margin: this message stays in what a model reads. */
export function PinMark() {
  const { say } = useText();
  return (
    <span title={say('chat.is_pinned')} className={styles['pin']}>
      <Icon name="pin" size={16} />
      <span className="visually-hidden">{say('chat.is_pinned')}</span>
    </span>
  );
}
