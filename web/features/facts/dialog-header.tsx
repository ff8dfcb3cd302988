import { IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './dialog-header.module.css';

/** What a dialog is about, and the way out. */
export function DialogHeader({ title, onClose }: { title: string; onClose: () => void }) {
  const { say } = useText();
  return (
    <header className={styles['header']}>
      <h1>{title}</h1>
      <IconButton icon="close" label={say('memory.close')} onClick={onClose} />
    </header>
  );
}
