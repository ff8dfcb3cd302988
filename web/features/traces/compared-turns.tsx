import { useState } from 'react';
import { compareTraces, isSame, type Pair } from '../../../shared/domain/tracing/compare-traces.ts';
import type { Trace } from '../../../shared/schemas/trace.ts';
import type { TraceRepository } from '../../ports/traces.ts';
import { sayTimeOfDay } from '../../ui/amounts.ts';
import { numbersIn } from '../../ui/text/formats.ts';
import { style as styleWords } from '../../ui/text/en/style.ts';
import { useText, withTexts, type Text } from '../../ui/text/text.tsx';
import { keyed } from './keyed.ts';
import { Select } from './select.tsx';
import { TraceSection } from './trace-section.tsx';
import { sayMs, sayScore, saySigned } from './trace-words.ts';
import { useTrace } from './use-trace.ts';
import type { Turn } from './use-turns.ts';
import styles from './compared-turns.module.css';

export interface ComparedTurnsProps {
  readonly trace: Trace;
  readonly turns: readonly Turn[];
  readonly traces: Pick<TraceRepository, 'watch' | 'trace'>;
}

/** This turn beside another of the same conversation, number by number. */
export const ComparedTurns = withTexts(styleWords, ({ trace, turns, traces }: ComparedTurnsProps) => {
  const text = useText();
  const { say } = text;
  const [chosen, choose] = useState('');
  const others = turns.filter(({ id }) => id !== trace.id);
  const isThere = others.some(({ id }) => id === chosen);
  return (
    <TraceSection title={say('trace.compare')}>
      {others.length === 0 ? (
        <p className={styles['alone']}>{say('trace.compare_alone')}</p>
      ) : (
        <Select
          label={say('trace.compare')}
          value={isThere ? chosen : ''}
          options={[
            { value: '', label: say('trace.compare_none') },
            ...others.toReversed().map((turn) => ({ value: turn.id, label: nameOf(turn, text) })),
          ]}
          onChoose={choose}
        />
      )}
      {isThere && <ComparedWords turns={turns} ids={[trace.id, chosen]} />}
      {isThere && <Compared trace={trace} otherId={chosen} traces={traces} />}
    </TraceSection>
  );
});

function nameOf({ at, question }: Turn, text: Text): string {
  const when = sayTimeOfDay(at, text);
  return text.say('trace.compare_named', { when, question: question ?? text.say('trace.compare_gone') });
}

/** What was said in both, one beside the other. */
function ComparedWords({
  turns,
  ids,
}: Pick<ComparedTurnsProps, 'turns'> & { ids: readonly [string, string] }) {
  const { say } = useText();
  return (
    <div className={styles['words']}>
      {ids.map((id, place) => {
        const turn = turns.find((one) => one.id === id);
        const name = say(place === 0 ? 'trace.this' : 'trace.other');
        return (
          <section key={id} aria-label={name}>
            <h3>{name}</h3>
            <p dir="auto">{turn?.question ?? say('trace.compare_gone')}</p>
            {turn?.answer && (
              <div
                dir="auto"
                role="group"
                // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached to be scrolled
                tabIndex={0}
                aria-label={say('app.name')}
                className={styles['answer']}
              >
                {turn.answer}
              </div>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Compared({
  trace,
  otherId,
  traces,
}: Pick<ComparedTurnsProps, 'trace' | 'traces'> & { otherId: string }) {
  const text = useText();
  const { say, language } = text;
  const other = useTrace(traces, otherId);
  if (!other) return null;
  const { recall, parts, stages, style } = compareTraces(trace, other);
  const whole = (value: number) => numbersIn(language).format(value);
  return (
    <div className={styles['tables']}>
      <Table
        caption={say('trace.times')}
        rows={stages.map(({ stage, ...pair }) => ({
          name: stage === 'total' ? say('trace.total') : say(`trace.stage_${stage}`),
          pair,
        }))}
        write={(value) => sayMs(value, text)}
        difference={(value) => (value < 0 ? '−' : '+') + sayMs(Math.abs(value), text)}
      />
      <Table
        caption={say('trace.budget')}
        rows={parts.map(({ part, ...pair }) => ({ name: say(`trace.part_${part}`), pair }))}
        write={whole}
        difference={(value) => saySigned(value, language)}
      />
      <Table
        caption={say('trace.recalled')}
        rows={recall.map(({ text: words, ...pair }) => ({ name: words, pair }))}
        write={(value) => sayScore(value, language)}
        difference={(value) => saySigned(value, language, 3)}
      />
      <Table
        caption={say('trace.style')}
        rows={style.map(({ part, ...pair }) => ({
          name: say(part === 'total' ? 'style.sum' : `style.part_${part}`),
          pair: { before: inPoints(pair.before), after: inPoints(pair.after) },
        }))}
        write={whole}
        difference={(value) => saySigned(value, language)}
      />
    </div>
  );
}

/** Rounded before they are compared: a difference is that of the numbers beside it. */
const inPoints = (share: number | null): number | null => (share === null ? null : Math.round(share * 100));

interface TableProps {
  readonly caption: string;
  readonly rows: readonly { readonly name: string; readonly pair: Pair }[];
  readonly write: (value: number) => string;
  readonly difference: (value: number) => string;
}

/** Only what differs: of what is the same, how much there is. */
function Table({ caption, rows, write, difference }: TableProps) {
  const { say } = useText();
  const different = rows.filter(({ pair }) => !isSame(pair));
  const same = rows.length - different.length;
  if (rows.length === 0) return null;
  const cell = (value: number | null): string => (value === null ? '–' : write(value));
  const between = ({ before, after }: Pair): string =>
    before === null || after === null ? '' : difference(after - before);
  return (
    <div>
      <table aria-label={caption} className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{caption}</th>
            <th scope="col">{say('trace.this')}</th>
            <th scope="col">{say('trace.other')}</th>
            <th scope="col">{say('trace.more_or_less')}</th>
          </tr>
        </thead>
        <tbody>
          {keyed(different, ({ name }) => name).map(({ key, of: { name, pair } }) => (
            <tr key={key}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td>{cell(pair.before)}</td>
              <td>{cell(pair.after)}</td>
              <td>{between(pair)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {same > 0 && (
        <p className={styles['same']}>
          {different.length === 0 ? say('trace.all_same') : say('trace.same_rows', { count: same })}
        </p>
      )}
    </div>
  );
}
