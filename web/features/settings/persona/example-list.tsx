import { useEffect, useRef, type RefObject } from 'react';
import { EXAMPLES_TOLD } from '../../../../shared/domain/persona/persona-texts.ts';
import { PERSONA_LIMITS, type PersonaExample } from '../../../../shared/schemas/persona.ts';
import type { Notices } from '../../../ports/notices.ts';
import type { Personas } from '../../../ports/personas.ts';
import { Button, IconButton } from '../../../ui/controls/button.tsx';
import { useText } from '../../../ui/text/text.tsx';
import { Field } from './field.tsx';
import styles from './persona-section.module.css';

export interface ExampleListProps {
  examples: readonly PersonaExample[];
  personas: Personas;
  notices: Notices;
}

/** Questions and their answers in the voice. */
export function ExampleList({ examples, personas, notices }: ExampleListProps) {
  const { say } = useText();
  const list = useRef<HTMLOListElement>(null);
  const focusNew = useFocusOnNew(list, examples.length);
  const write = (next: (now: readonly PersonaExample[]) => PersonaExample[]) =>
    personas.edit((now) => ({ ...now, examples: next(now.examples).slice(0, PERSONA_LIMITS.examples) }));
  const remove = (at: number) => {
    const [gone] = examples.slice(at, at + 1);
    write((now) => now.filter((_example, other) => other !== at));
    list.current?.focus();
    if (!gone) return;
    notices.say(say('persona.example_removed'), {
      label: say('persona.undo'),
      name: say('persona.undo_removed'),
      back: true,
      run: () => write((now) => now.toSpliced(at, 0, gone)),
    });
  };
  return (
    <details className={styles['more']}>
      <summary>{say('persona.examples', { count: examples.length })}</summary>
      <p className={styles['quiet']}>{say('persona.examples_text', { count: EXAMPLES_TOLD })}</p>
      <ol ref={list} tabIndex={-1} className={styles['examples']}>
        {/* The place is who an example is: they are written in place, and nothing else tells two empty ones apart. */}
        {Array.from(examples.entries(), ([at, example]) => (
          <Example
            key={at}
            number={at + 1}
            example={example}
            onChange={(change) =>
              write((now) => now.map((one, other) => (other === at ? { ...one, ...change } : one)))
            }
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      {examples.length < PERSONA_LIMITS.examples && (
        <Button
          icon="add"
          onClick={() => {
            focusNew();
            write((now) => [...now, { question: '', answer: '' }]);
          }}
        >
          {say('persona.example_add')}
        </Button>
      )}
    </details>
  );
}

interface ExampleProps {
  number: number;
  example: PersonaExample;
  onChange: (change: Partial<PersonaExample>) => void;
  onRemove: () => void;
}

function Example({ number, example, onChange, onRemove }: ExampleProps) {
  const { say } = useText();
  const { question, answer } = PERSONA_LIMITS;
  return (
    <li aria-label={say('persona.example', { number })} className={styles['example']}>
      <div>
        <Field
          label={say('persona.example_question')}
          value={example.question}
          maxLength={question}
          onChange={(text) => onChange({ question: text })}
        />
        <Field
          label={say('persona.example_answer')}
          value={example.answer}
          maxLength={answer}
          onChange={(text) => onChange({ answer: text })}
        />
      </div>
      <IconButton icon="trash" label={say('persona.example_remove', { number })} onClick={onRemove} />
    </li>
  );
}

/** One that was just added is written next. */
function useFocusOnNew(list: RefObject<HTMLElement | null>, count: number): () => void {
  const isAwaited = useRef(false);
  useEffect(() => {
    if (!isAwaited.current) return;
    isAwaited.current = false;
    list.current?.querySelector<HTMLElement>('li:last-child textarea')?.focus();
  }, [list, count]);
  return () => {
    isAwaited.current = true;
  };
}
