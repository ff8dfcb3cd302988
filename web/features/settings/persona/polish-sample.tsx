import { useState } from 'react';
import { polish } from '../../../../shared/domain/persona/polish.ts';
import type { Applied, Polished } from '../../../../shared/domain/persona/polish-stream.ts';
import { PERSONA_LIMITS, type RuleName } from '../../../../shared/schemas/persona.ts';
import { Choice } from '../../../ui/controls/choice.tsx';
import { useText, type Text } from '../../../ui/text/text.tsx';
import { Field } from './field.tsx';
import styles from './persona-section.module.css';

const STRENGTHS = ['strong', 'weak', 'none'] as const;
/** No words of the interface: in the language that the rules know, and as loud as they are there for. */
const SAMPLE = {
  question: 'What do I drive?',
  answer:
    'Great question! I apologize for the confusion, but you drive a 2014 Civic! Its code name is `FB!`.',
};
const LONGEST_SAMPLE = 8000;

/** An answer to try the rules on, before and after. Nothing of it is kept. */
export function PolishSample({ off }: { off: readonly RuleName[] }) {
  const { say } = useText();
  const [question, setQuestion] = useState(SAMPLE.question);
  const [answer, setAnswer] = useState(SAMPLE.answer);
  const [recallStrength, setRecallStrength] = useState<(typeof STRENGTHS)[number]>('weak');
  return (
    <details className={styles['more']}>
      <summary>{say('persona.sample')}</summary>
      <Field
        label={say('persona.sample_question')}
        value={question}
        maxLength={PERSONA_LIMITS.question}
        onChange={setQuestion}
      />
      <Field
        label={say('persona.sample_answer')}
        value={answer}
        maxLength={LONGEST_SAMPLE}
        onChange={setAnswer}
      />
      <div className={styles['field']}>
        <span aria-hidden="true">{say('persona.recall')}</span>
        <Choice
          legend={say('persona.recall')}
          value={recallStrength}
          options={STRENGTHS.map((value) => ({ value, label: say(`persona.recall_${value}`) }))}
          onChoose={setRecallStrength}
        />
      </div>
      <Result polished={polish(answer, { question, recallStrength, off })} />
    </details>
  );
}

function Result({ polished: { text, fold, applied } }: { polished: Polished }) {
  const { say } = useText();
  return (
    <div role="group" aria-label={say('persona.result')} className={styles['result']}>
      <span aria-hidden="true">{say('persona.result')}</span>
      <p dir="auto">{text.slice(0, fold ?? text.length)}</p>
      {fold !== null && (
        <>
          <small className={styles['fold']}>{say('persona.result_folded')}</small>
          <p dir="auto" className={styles['folded']}>
            {text.slice(fold)}
          </p>
        </>
      )}
      {applied.length === 0 ? (
        <small>{say('persona.result_same')}</small>
      ) : (
        <ul aria-label={say('persona.applied')}>
          {/* Two marks of one text may read the same: the place tells them apart. */}
          {Array.from(applied.entries(), ([at, one]) => (
            <li key={at}>
              {say(`persona.rule_${one.rule}`)} <small>{sayApplied(one, say)}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function sayApplied({ rule, before, after }: Applied, say: Text['say']): string {
  if (rule === 'over-long') return say('persona.applied_folded');
  const values = { before: before.trim(), after: after.trim() };
  if (before === '') return say('persona.applied_added', values);
  return say(after === '' ? 'persona.applied_removed' : 'persona.applied_changed', values);
}
