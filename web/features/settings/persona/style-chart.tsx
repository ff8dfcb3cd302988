import type { KeptStyle } from '../../../ports/traces.ts';
import { useText } from '../../../ui/text/text.tsx';
import { sayAnswered } from './style-words.ts';
import styles from './style-over-time.module.css';

export interface StyleChartProps {
  /** The oldest first; one at least. */
  answers: readonly KeptStyle[];
  shown: KeptStyle;
  onChoose: (id: string) => void;
}

/**
 * A dot for each answer, the newest at the right, over the whole of the scale: a good day must not look like a bad one.
 * A slider lies over it, so that keys and thumbs walk along the answers and a voice says each; the drawing is for the eye.
 */
export function StyleChart({ answers, shown, onChoose }: StyleChartProps) {
  const text = useText();
  const { say } = text;
  const at = answers.indexOf(shown);
  const points = answers.map(({ style }, index) => placeOf(style.score, index, answers.length));
  const dot = (index: number) => `M${points[index]}h0`;
  return (
    <div className={styles['plot']}>
      <span aria-hidden="true" className={styles['scale']}>
        <span>100</span>
        <span>0</span>
      </span>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d="M0 0H100M0 50H100M0 100H100" className={styles['ground']} />
        <path d={`M${points.join('L')}`} className={styles['way']} />
        <path d={points.map((_, index) => dot(index)).join('')} className={styles['dots']} />
        <path d={dot(at)} className={styles['chosen']} />
      </svg>
      {answers.length > 1 && (
        <input
          type="range"
          min={0}
          max={answers.length - 1}
          value={at}
          aria-label={say('persona.style_answers')}
          aria-valuetext={say('persona.style_point', {
            when: sayAnswered(shown.at, text),
            points: Math.round(shown.style.score * 100),
          })}
          onChange={({ target }) => onChoose(answers[Number(target.value)]?.id ?? shown.id)}
        />
      )}
    </div>
  );
}

/** In a square of a hundred. */
function placeOf(score: number, index: number, count: number): string {
  const across = count > 1 ? (index / (count - 1)) * 100 : 50;
  return `${across.toFixed(2)} ${(100 - score * 100).toFixed(2)}`;
}
