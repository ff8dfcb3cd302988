import type { Trace } from '../../../shared/schemas/trace.ts';
import { spansOf } from '../../../shared/domain/tracing/spans-of.ts';
import { numbersIn } from '../../ui/text/formats.ts';
import { useText, type Text } from '../../ui/text/text.tsx';
import { sayMs, sayNamed } from './trace-words.ts';
import styles from './in-short.module.css';

/** What became of the message, in a few lines: the rest of the page is the proof. */
export function InShort({ trace }: { trace: Trace }) {
  const text = useText();
  const { say } = text;
  const { totalMs } = spansOf(trace);
  const rows = [
    [say('trace.read'), trace.read && sayNamed(text, 'read', trace.read)],
    [say('trace.memory'), trace.memory && sayMemory(trace.memory, text)],
    [say('trace.model'), trace.state === 'ended' && sayAnswerer(trace, text)],
    [say('trace.took'), totalMs > 0 && sayTook(trace, totalMs, text)],
    [say('trace.ended'), trace.end && sayNamed(text, 'end', trace.end)],
  ] as const;
  return (
    <section aria-label={say('trace.in_short')}>
      <Notes trace={trace} />
      <dl className={styles['rows']}>
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

/** What has to be known before one reads the rest. */
function Notes({ trace }: { trace: Trace }) {
  const text = useText();
  const { say } = text;
  const { state, erased, waitedMs, troubles } = trace;
  return (
    <>
      {state === 'running' && <p className={styles['note']}>{say('trace.running')}</p>}
      {state === 'waiting' && <p className={styles['note']}>{say('trace.waiting')}</p>}
      {erased > 0 && <p className={styles['note']}>{say('trace.erased', { count: erased })}</p>}
      {waitedMs >= WORTH_SAYING_MS && (
        <p className={styles['note']}>{say('trace.waited', { time: sayMs(waitedMs, text) })}</p>
      )}
      {troubles.map(({ at, code }) => (
        <p key={`${at} ${code}`} className={styles['trouble']}>
          {say('trace.fault', { time: sayMs(at, text), code })}
        </p>
      ))}
    </>
  );
}

/** Below this nothing was waited for: the message was on its way. */
const WORTH_SAYING_MS = 2_000;

function sayMemory({ kind, facts, why }: NonNullable<Trace['memory']>, text: Text): string {
  const said = sayNamed(text, 'memory', kind, { count: facts.length });
  if (!why) return said;
  const nearness = numbersIn(text.language, { maximumFractionDigits: 2 }).format(why.meaning);
  const reasons = [
    ...(why.words.length > 0 ? [text.say('trace.shared_words', { words: why.words.join(', ') })] : []),
    ...(why.meaning > 0 ? [text.say('trace.meaning', { number: nearness })] : []),
  ];
  return [said, ...reasons].join(', ');
}

function sayAnswerer({ model, end }: Trace, { say }: Text): string {
  return model ?? say(end === 'command' ? 'trace.a_command' : 'trace.no_model');
}

function sayTook({ firstTokenMs }: Trace, totalMs: number, text: Text): string {
  const time = sayMs(totalMs, text);
  if (firstTokenMs === null) return time;
  return text.say('trace.first_word', { time, first: sayMs(firstTokenMs, text) });
}
