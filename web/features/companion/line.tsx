import type { LineFigures } from '../../../shared/schemas/index.ts';
import { useText, type Text } from '../../ui/text/text.tsx';
import { Figure } from './figure.tsx';
import styles from './line.module.css';

/** As many as fit the narrowest phone. */
const MOST_DRAWN = 9;

/** The line in front of the model, drawn: who is served, and who stands behind. */
export function Line({ line }: { line: LineFigures }) {
  const text = useText();
  const words = sayLine(line, text);
  const drawn = Math.min(line.waiting, MOST_DRAWN);
  const beyond = line.waiting - drawn;
  return (
    <Figure
      name={text.say('companion.line')}
      value={words}
      isEmpty={!line.isBusy && line.waiting === 0}
      isWide
    >
      <div role="img" aria-label={words} className={styles['line']}>
        <span className={styles['served']} data-busy={line.isBusy} />
        <span className={styles['rail']}>
          {Array.from({ length: drawn }, (_, place) => (
            <span key={place} className={styles['waiting']} />
          ))}
        </span>
        {beyond > 0 && (
          <span className={styles['beyond']}>{text.say('companion.line_beyond', { beyond })}</span>
        )}
      </div>
    </Figure>
  );
}

export function sayLine({ isBusy, waiting }: LineFigures, { say }: Text): string {
  if (waiting === 0) return say(isBusy ? 'companion.line_one' : 'companion.line_idle');
  return say(isBusy ? 'companion.line_more' : 'companion.line_waiting', { count: waiting });
}
