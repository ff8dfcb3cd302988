import { useEffect, useState } from 'react';
import { sharesOf } from '../../../../shared/domain/persona/style-of.ts';
import type { KeptStyle, TraceRepository } from '../../../ports/traces.ts';
import { StyleBars } from '../../../ui/style-bars.tsx';
import { style as words } from '../../../ui/text/en/style.ts';
import { useText, withTexts } from '../../../ui/text/text.tsx';
import { StyleChart } from './style-chart.tsx';
import { StyleTable } from './style-table.tsx';
import { sayAnswered, whyAddress } from './style-words.ts';
import styles from './style-over-time.module.css';

/** As many as can be told apart on a phone. */
const SHOWN = 40;

export interface StyleOverTimeProps {
  traces: Pick<TraceRepository, 'watchStyles'>;
}

/** How much the last answers sounded like the persona: drawn, one of them in its parts, and all as a table. */
export const StyleOverTime = withTexts(words, ({ traces }: StyleOverTimeProps) => {
  const { say, sayError } = useText();
  const { answers, error } = useStyles(traces);
  const [chosen, choose] = useState<string | null>(null);
  const shown = answers?.find(({ id }) => id === chosen) ?? answers?.at(-1);
  return (
    <div role="group" aria-label={say('persona.style')} className={styles['style']}>
      <span aria-hidden="true" className={styles['name']}>
        {say('persona.style')}
      </span>
      <p className={styles['quiet']}>{say('persona.style_text')}</p>
      {error !== null && (
        <p role="alert" className={styles['failure']}>
          {say('persona.style_unread')} {sayError(error)}
        </p>
      )}
      {answers?.length === 0 && <p className={styles['none']}>{say('persona.style_none')}</p>}
      {answers && shown && (
        <>
          <StyleChart answers={answers} shown={shown} onChoose={choose} />
          <Answer answer={shown} />
          <StyleTable answers={answers} />
        </>
      )}
    </div>
  );
});

function Answer({ answer: { id, conversation, at, style } }: { answer: KeptStyle }) {
  const text = useText();
  const { say } = text;
  const { persona, score, closeness } = style;
  const points = Math.round(score * 100);
  return (
    <>
      <p className={styles['line']}>
        <span>{say('persona.style_as', { when: sayAnswered(at, text), points, name: persona })}</span>
        <a href={whyAddress(conversation, id)}>{say('persona.style_why')}</a>
      </p>
      <StyleBars caption={say('persona.style_parts')} score={score} shares={sharesOf(style, closeness)} />
      {closeness === null && <p className={styles['quiet']}>{say('style.by_rules')}</p>}
    </>
  );
}

/** Null until they were read. */
function useStyles(traces: StyleOverTimeProps['traces']) {
  const [seen, see] = useState<{ answers: readonly KeptStyle[] | null; error: unknown }>({
    answers: null,
    error: null,
  });
  useEffect(
    () =>
      traces.watchStyles(
        SHOWN,
        (answers) => see({ answers, error: null }),
        (error) => see({ answers: null, error }),
      ),
    [traces],
  );
  return seen;
}
