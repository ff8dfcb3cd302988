import type { CSSProperties } from 'react';
import { sayMoment } from '../../ui/amounts.ts';
import { sayCount } from '../../ui/text/formats.ts';
import { useText } from '../../ui/text/text.tsx';
import { spanOf } from './filter-address.ts';
import type { Section } from './sections.ts';
import { useZone } from './use-zone.ts';
import styles from './fact-rows.module.css';

/** When the facts below were written, and how many they are. */
export function SectionHeading({ section, style }: { section: Section; style: CSSProperties }) {
  const text = useText();
  const { say, language } = text;
  const zone = useZone();
  const name =
    section.kind === 'month'
      ? sayMoment(spanOf(section.month, zone).from, text, { month: 'long', year: 'numeric' })
      : say(`memory.${section.kind}`);
  return (
    <li style={style} className={styles['section']}>
      <h2>{name}</h2>
      <span>{sayCount(section.count, language)}</span>
    </li>
  );
}
