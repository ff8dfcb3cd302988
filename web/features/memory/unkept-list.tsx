import { useText } from '../../ui/text/text.tsx';
import type { Unkept } from './unkept.ts';
import days from './note-days.module.css';
import rows from './note-row.module.css';

export interface UnkeptListProps {
  unkept: Unkept;
  openId: string;
}

/** What was begun and left: at the top of the list, so that it cannot be forgotten. */
export function UnkeptList({ unkept: { fresh, stray }, openId }: UnkeptListProps) {
  const { say } = useText();
  const begun = [
    // Where the blank page lies open beside the list, it shows its draft itself.
    ...(fresh !== null && openId !== 'new' ? [{ id: 'new', text: fresh, beside: openId === '' }] : []),
    ...stray.map(({ id, text }) => ({ id, text, beside: false })),
  ];
  if (begun.length === 0) return null;
  return (
    <section className={begun.every(({ beside }) => beside) ? rows['onlyWithoutPage'] : undefined}>
      <h2 className={days['day']}>{say('memory.unsaved')}</h2>
      <ul>
        {begun.map(({ id, text, beside }) => (
          <li key={id} className={beside ? rows['onlyWithoutPage'] : undefined}>
            <a
              href={`/memory/${id}`}
              aria-current={id === openId ? 'true' : undefined}
              className={rows['row']}
            >
              <span dir="auto" className={rows['text']}>
                {text}
              </span>
              {id === 'new' && <span className={rows['when']}>{say('memory.unsaved_new')}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
