import { useState } from 'react';
import type { Trace, TracedFact } from '../../../shared/schemas/trace.ts';
import { sayDate } from '../../ui/amounts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { SumBars } from '../../ui/figures/sum-bars.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import { TraceSection } from './trace-section.tsx';
import { numbersOf, sayScore, SCORE_PARTS, summandsOf } from './trace-words.ts';
import styles from './recalled-facts.module.css';

/** As many as one looks at; the rest is a press away. */
const SHOWN = 6;

/** What memory gave for the question, the best first, each with a bar of what its score is made of. */
export function RecalledFacts({ trace }: { trace: Trace }) {
  const { say } = useText();
  const [isWhole, setWhole] = useState(false);
  const { recalled } = trace;
  const numbers = numbersOf(trace);
  const answering = new Set(trace.memory?.facts);
  const most = Math.max(Number.EPSILON, ...recalled.map(({ score }) => score));
  // One that was told, or that answers, is never behind the press.
  const shown = recalled.filter(
    ({ fact }, at) => isWhole || at < SHOWN || numbers.has(fact) || answering.has(fact),
  );
  return (
    <TraceSection
      title={say('trace.recalled')}
      aside={say('trace.recalled_count', { count: recalled.length })}
    >
      {recalled.length === 0 && <p className={styles['none']}>{say('trace.recalled_none')}</p>}
      <ul className={styles['facts']}>
        {shown.map((fact) => (
          <RecalledFact
            key={fact.fact}
            fact={fact}
            most={most}
            number={numbers.get(fact.fact)}
            isAnswer={answering.has(fact.fact)}
          />
        ))}
      </ul>
      {shown.length < recalled.length && (
        <Button onClick={() => setWhole(true)}>
          {say('trace.recalled_all', { count: recalled.length })}
        </Button>
      )}
    </TraceSection>
  );
}

interface RecalledFactProps {
  readonly fact: TracedFact;
  readonly most: number;
  readonly number: number | undefined;
  readonly isAnswer: boolean;
}

function RecalledFact({ fact, most, number, isAnswer }: RecalledFactProps) {
  const text = useText();
  const { say, language } = text;
  const notes = [
    sayDate(fact.at, text),
    fact.category,
    ...(isAnswer ? [say('trace.answers')] : []),
    ...(number === undefined ? [] : [say('trace.cited', { number })]),
  ];
  return (
    <li data-told={number !== undefined || isAnswer}>
      <details>
        <summary>
          <span className={styles['line']}>
            <span dir="auto" className={styles['text']}>
              {fact.text}
            </span>
            <span className={styles['score']}>{sayScore(fact.score, language)}</span>
            <span className={styles['mark']}>
              <Icon name="chevron-down" size={16} />
            </span>
          </span>
          <StackedBar parts={fact.parts} most={most} />
          <span className={styles['notes']}>{notes.join(' · ')}</span>
        </summary>
        <div className={styles['sum']}>
          <SumBars
            caption={say('trace.score_of', { text: fact.text })}
            parts={summandsOf(fact, text)}
            total={{ name: say('trace.score'), amount: sayScore(fact.score, language) }}
          />
          <a href={`/memory/${fact.fact}`}>{say('trace.open_fact')}</a>
        </div>
      </details>
    </li>
  );
}

/** For the eye: the numbers are in the sum that opens. What takes away from a score is in no bar. */
function StackedBar({ parts, most }: { parts: TracedFact['parts']; most: number }) {
  return (
    <span aria-hidden="true" className={styles['bar']}>
      {SCORE_PARTS.filter((part) => parts[part] > 0).map((part) => (
        <i key={part} data-part={part} style={{ inlineSize: `${(parts[part] / most) * 100}%` }} />
      ))}
    </span>
  );
}
