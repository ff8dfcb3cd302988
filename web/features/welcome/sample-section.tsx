import { useEffect, useId, useRef, useState } from 'react';
import type { SampleState } from '../../ports/welcome.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ProgressLine } from '../../ui/figures/progress-line.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { removeSample, type RemovingParts } from './remove-sample.ts';
import { Trouble } from './trouble.tsx';
import styles from './welcome.module.css';

export interface SampleSectionProps extends RemovingParts {
  /** Begins a conversation with a question. */
  readonly onAsk: (question: string) => Promise<void>;
}

/** A made-up life to look around in, what one may ask it, and the way back out. */
export function SampleSection(props: SampleSectionProps) {
  const { sample, notices } = props;
  const text = useText();
  const { say } = text;
  const title = useId();
  const state = useReadable(sample);
  const { error, run } = useDeed();
  const section = useFocusAfter(state);
  useEffect(() => void run(sample.look), [sample, run]);
  const put = async () => {
    const count = await sample.put();
    const remove = { label: say('welcome.remove'), run: () => void removeSample(props, text) };
    notices.say(say('welcome.tried', { count }), remove);
  };
  return (
    <section ref={section} tabIndex={-1} aria-labelledby={title} className={styles['part']}>
      <h2 id={title}>{say('welcome.sample')}</h2>
      <p role="status">{wordsOf(state, sample.size, say)}</p>
      {state.kind === 'none' && <Button onClick={() => void run(put)}>{say('welcome.try')}</Button>}
      {state.kind === 'putting' && (
        <ProgressLine label={say('welcome.put_in')} share={state.of === 0 ? null : state.done / state.of} />
      )}
      {state.kind === 'here' && (
        <>
          <Questions
            questions={sample.questions}
            onAsk={(question) => void run(async () => props.onAsk(question))}
          />
          <Button icon="trash" onClick={() => void removeSample(props, text)}>
            {say('welcome.remove')}
          </Button>
        </>
      )}
      <Trouble error={error} />
    </section>
  );
}

function Questions({
  questions,
  onAsk,
}: {
  questions: readonly string[];
  onAsk: (question: string) => void;
}) {
  const { say } = useText();
  return (
    <ul aria-label={say('welcome.questions')} className={styles['questions']}>
      {questions.map((question) => (
        <li key={question}>
          <Button onClick={() => onAsk(question)}>{question}</Button>
        </li>
      ))}
    </ul>
  );
}

function wordsOf(state: SampleState, size: number, say: ReturnType<typeof useText>['say']): string {
  switch (state.kind) {
    case 'putting':
      return say('welcome.putting', { done: state.done, of: state.of });
    case 'here':
      return say('welcome.here', { count: state.held });
    case 'removing':
      return say('welcome.removing');
    default:
      return say('welcome.sample_text', { count: size });
  }
}

/** Does something, and keeps why it failed until the next is done. */
function useDeed() {
  const [error, setError] = useState<unknown>(null);
  const [run] = useState(() => async (deed: () => Promise<unknown>) => {
    try {
      setError(null);
      await deed();
    } catch (thrown) {
      setError(thrown);
    }
  });
  return { error, run };
}

/** The button that was pressed is gone when its deed is done: the focus goes to what stands in its place. */
function useFocusAfter({ kind }: SampleState) {
  const section = useRef<HTMLElement>(null);
  const isAtWork = kind === 'putting' || kind === 'removing';
  const wasAtWork = useRef(false);
  useEffect(() => {
    if (wasAtWork.current && !isAtWork && document.activeElement === document.body) section.current?.focus();
    wasAtWork.current = isAtWork;
  }, [isAtWork]);
  return section;
}
