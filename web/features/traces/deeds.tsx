import type { Trace } from '../../../shared/schemas/trace.ts';
import { useText } from '../../ui/text/text.tsx';
import { keyed } from './keyed.ts';
import { TraceSection } from './trace-section.tsx';
import { sayNamed } from './trace-words.ts';
import styles from './deeds.module.css';

/** What was planned and run for the message. */
export function Commands({ trace: { commands } }: { trace: Trace }) {
  const text = useText();
  if (commands.length === 0) return null;
  return (
    <TraceSection title={text.say('trace.commands')}>
      <ul className={styles['deeds']}>
        {keyed(commands, ({ name }) => name).map(({ key, of: { name, input, by, outcome } }) => (
          <li key={key}>
            <code>/{name}</code>
            {input !== null && <code className={styles['input']}>{JSON.stringify(input)}</code>}
            <span className={styles['note']}>
              {text.say(`trace.by_${by}`)}, {text.say(`trace.outcome_${outcome}`)}
            </span>
          </li>
        ))}
      </ul>
    </TraceSection>
  );
}

/** What the rules of style changed in the answer, one by one. */
export function PolishedWords({ trace: { polish } }: { trace: Trace }) {
  const text = useText();
  const { say } = text;
  if (polish.length === 0) return null;
  return (
    <TraceSection title={say('trace.polish')}>
      <ul className={styles['deeds']}>
        {keyed(polish, ({ rule }) => rule).map(({ key, of: { rule, before, after } }) => (
          <li key={key}>
            <span className={styles['rule']}>{sayNamed(text, 'rule', rule)}</span>
            {before.trim() !== '' && (
              <del dir="auto">
                <span className="visually-hidden">{say('trace.before')}: </span>
                {before.trim()}
              </del>
            )}
            {after.trim() === '' ? (
              <span className={styles['note']}>{say('trace.taken_out')}</span>
            ) : (
              <ins dir="auto">
                <span className="visually-hidden">{say('trace.after')}: </span>
                {after.trim()}
              </ins>
            )}
          </li>
        ))}
      </ul>
    </TraceSection>
  );
}
