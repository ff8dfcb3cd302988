import { spansOf } from '../../../shared/domain/tracing/spans-of.ts';
import type { Trace } from '../../../shared/schemas/trace.ts';
import { numbersIn } from '../../ui/text/formats.ts';
import { useText, type Text } from '../../ui/text/text.tsx';
import { TraceSection } from './trace-section.tsx';
import { sayMs } from './trace-words.ts';
import styles from './waterfall.module.css';

/** Where the time went, stage by stage, each beginning where the one before it ended. */
export function Waterfall({ trace }: { trace: Trace }) {
  const text = useText();
  const { say } = text;
  const { spans, totalMs } = spansOf(trace);
  const first = trace.firstTokenMs !== null && totalMs > 0 ? trace.firstTokenMs / totalMs : null;
  return (
    <TraceSection title={say('trace.times')}>
      <figure aria-label={say('trace.times')}>
        <dl className={styles['fall']}>
          {spans.map(({ stage, start, ms, share }) => (
            // Each begins at a moment of its own, but for those that took no time.
            <div key={`${start} ${stage}`}>
              <dt>{say(`trace.stage_${stage}`)}</dt>
              <dd>
                <span aria-hidden="true" className={styles['track']}>
                  {first !== null && (
                    <i className={styles['first']} style={{ insetInlineStart: `${first * 100}%` }} />
                  )}
                  <span
                    data-stage={stage}
                    style={{
                      insetInlineStart: `${totalMs === 0 ? 0 : (start / totalMs) * 100}%`,
                      inlineSize: `${share * 100}%`,
                    }}
                  />
                </span>
                <span className={styles['amount']}>{sayMs(ms, text)}</span>
              </dd>
            </div>
          ))}
          <div className={styles['total']}>
            <dt>{say('trace.total')}</dt>
            <dd>
              {trace.firstTokenMs !== null && (
                <span className={styles['mark']}>
                  {say('trace.first_mark')} {sayMs(trace.firstTokenMs, text)}
                </span>
              )}
              <span className={styles['amount']}>{sayMs(totalMs, text)}</span>
            </dd>
          </div>
        </dl>
      </figure>
      {trace.figures && <p className={styles['figures']}>{sayFigures(trace.figures, text)}</p>}
    </TraceSection>
  );
}

/** The same by the clock of the machine that answered: what is missing between the two was the line. */
function sayFigures(figures: NonNullable<Trace['figures']>, text: Text): string {
  const { say, language } = text;
  const { promptTokens, cachedTokens, answerTokens, queuedMs, prefillMs, generateMs, estimated } = figures;
  const pace = generateMs > 0 ? (answerTokens / generateMs) * 1_000 : 0;
  const told = [
    say('trace.companion_queued', { time: sayMs(queuedMs, text) }),
    say('trace.companion_read', {
      read: promptTokens - cachedTokens,
      total: promptTokens,
      cached: cachedTokens,
      time: sayMs(prefillMs, text),
    }),
    say('trace.companion_wrote', { count: answerTokens, time: sayMs(generateMs, text) }),
    ...(pace > 0
      ? [
          say('trace.companion_pace', {
            pace: numbersIn(language, { maximumSignificantDigits: 2 }).format(pace),
          }),
        ]
      : []),
  ];
  const notes = estimated ? ` ${say('trace.estimated')}` : '';
  return `${say('trace.companion')}: ${told.join('; ')}.${notes}`;
}
