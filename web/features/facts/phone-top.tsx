import type { Navigation } from '../../ports/navigation.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './phone-top.module.css';

/** On a phone the list and its heading are away: there this names the page, and is the way back to them. */
export function PhoneTop({ title, navigation }: { title: string; navigation: Navigation }) {
  const { say } = useText();
  return (
    <div className={styles['top']}>
      <IconButton icon="back" label={say('memory.back')} onClick={() => navigation.back()} />
      <h1>{title}</h1>
    </div>
  );
}
