import { sharesOf } from '../../../shared/domain/persona/style-of.ts';
import type { Trace } from '../../../shared/schemas/trace.ts';
import { StyleBars } from '../../ui/style-bars.tsx';
import { style as words } from '../../ui/text/en/style.ts';
import { useText, withTexts } from '../../ui/text/text.tsx';
import { TraceSection } from './trace-section.tsx';
import styles from './answer-style.module.css';

/** How much the answer sounds like the persona, and what its score is made of. */
export const AnswerStyle = withTexts(words, ({ trace: { style } }: { trace: Trace }) => {
  const { say } = useText();
  if (!style) return null;
  const { persona, score, closeness } = style;
  return (
    <TraceSection title={say('trace.style')} aside={say('style.points', { points: Math.round(score * 100) })}>
      <StyleBars caption={say('trace.style')} score={score} shares={sharesOf(style, closeness)} />
      <p className={styles['note']}>
        {say('trace.style_as', { name: persona })}
        {closeness === null && ` ${say('style.by_rules')}`}
      </p>
    </TraceSection>
  );
});
