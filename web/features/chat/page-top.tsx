import type { Navigation } from '../../ports/navigation.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './page-top.module.css';

/** What the conversation is called; on a phone, where the list is away, also the way back to it. */
export function PageTop({ id, title, navigation }: { id?: string; title: string; navigation: Navigation }) {
  const { say } = useText();
  return (
    <header className={styles['top']}>
      <div className={styles['back']}>
        <IconButton icon="back" label={say('chat.back')} onClick={() => navigation.back()} />
      </div>
      <div className={styles['title']}>
        <h1 id={id} dir="auto">
          {title}
        </h1>
      </div>
    </header>
  );
}
