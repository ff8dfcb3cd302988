import { sharesOf } from '../../../../shared/domain/persona/style-of.ts';
import type { StylePart } from '../../../../shared/schemas/persona.ts';
import type { TracedStyle } from '../../../../shared/schemas/trace.ts';
import type { KeptStyle } from '../../../ports/traces.ts';
import { useText } from '../../../ui/text/text.tsx';
import { sayAnswered, whyAddress } from './style-words.ts';
import styles from './style-over-time.module.css';

/** Less than a point is nothing to look at. */
const WORTH_SAYING = 0.01;

/** The drawing in words, the newest first. */
export function StyleTable({ answers }: { answers: readonly KeptStyle[] }) {
  const text = useText();
  const { say } = text;
  return (
    <details className={styles['more']}>
      <summary>{say('persona.style_table', { count: answers.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('persona.style_when')}</th>
            <th scope="col">{say('persona.style_score')}</th>
            <th scope="col">{say('persona.style_weak')}</th>
          </tr>
        </thead>
        <tbody>
          {answers.toReversed().map(({ id, conversation, at, style }) => {
            const part = weakestOf(style);
            return (
              <tr key={id}>
                <td>
                  <a href={whyAddress(conversation, id)}>{sayAnswered(at, text)}</a>
                </td>
                <td>{Math.round(style.score * 100)}</td>
                <td>{part ? say(`style.part_${part}`) : say('persona.style_weak_nothing')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

function weakestOf(style: TracedStyle): StylePart | null {
  const [weakest] = sharesOf(style, style.closeness)
    .map(({ part, given, most }) => ({ part, lost: most - given }))
    .toSorted((a, b) => b.lost - a.lost);
  return weakest && weakest.lost >= WORTH_SAYING ? weakest.part : null;
}
