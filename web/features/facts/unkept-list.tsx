import { useText } from '../../ui/text/text.tsx';
import type { Unkept } from './unkept.ts';
import styles from './unkept-list.module.css';

export interface UnkeptListProps {
  unkept: Unkept;
  openId: string;
}

/** What was begun and left: at the top of the list, so that it cannot be forgotten. */
export function UnkeptList({ unkept: { fresh, begun }, openId }: UnkeptListProps) {
  const { say } = useText();
  const entries = [
    // Where the blank page lies open beside the list, it shows its draft itself.
    ...(fresh !== null && openId !== 'new' ? [{ id: 'new', text: fresh, beside: openId === '' }] : []),
    ...begun.filter(({ id }) => id !== openId).map((entry) => ({ ...entry, beside: false })),
  ];
  if (entries.length === 0) return null;
  return (
    <section className={entries.every(({ beside }) => beside) ? styles['onlyWithoutPage'] : undefined}>
      <h2 className={styles['title']}>{say('memory.unsaved')}</h2>
      <ul>
        {entries.map(({ id, text, beside }) => (
          <li key={id} className={beside ? styles['onlyWithoutPage'] : undefined}>
            <a href={`/memory/${id}`} className={styles['entry']}>
              <span dir="auto">{text}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
