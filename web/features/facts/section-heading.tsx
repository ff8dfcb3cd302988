import type { CSSProperties } from 'react';
import { useText } from '../../ui/text/text.tsx';
import { spanOf } from './filter-address.ts';
import type { Section } from './sections.ts';
import styles from './fact-rows.module.css';

/** When the facts below were written, and how many they are. */
export function SectionHeading({ section, style }: { section: Section; style: CSSProperties }) {
  const { say, language } = useText();
  const name =
    section.kind === 'month'
      ? new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' }).format(
          spanOf(section.month).from,
        )
      : say(`memory.${section.kind}`);
  return (
    <li style={style} className={styles['section']}>
      <h2>{name}</h2>
      <span>{new Intl.NumberFormat(language).format(section.count)}</span>
    </li>
  );
}
