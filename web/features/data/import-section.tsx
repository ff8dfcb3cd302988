import { useEffect, useRef } from 'react';
import { sayBytes } from '../../ui/amounts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Section } from '../../ui/surfaces/section.tsx';
import { sayCount } from '../../ui/text/formats.ts';
import { useText, type Text } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { FilePicker } from './file-picker.tsx';
import type { ImportDesk, ImportStep } from './import-desk.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { isLastStep, sayStep } from './say-step.ts';
import { UnderWay } from './under-way.tsx';
import styles from './import-section.module.css';
import stepStyles from './step.module.css';

type Working = Extract<ImportStep, { kind: 'reading' | 'taking' }>;

/** A file on its way in, step by step. The sentence in it is read out whenever it changes. */
export function ImportSection({ desk }: { desk: ImportDesk }) {
  const text = useText();
  const { say, language } = text;
  const { step, waiting } = useReadable(desk);
  const panel = useFollowingFocus(step.kind);
  return (
    <Section title={say('import.title')}>
      <div ref={panel} tabIndex={-1} className={styles['panel']}>
        {step.kind === 'idle' ? (
          <p>{say('import.text')}</p>
        ) : (
          <h3 className={styles['file']}>
            <bdi>{step.file.name}</bdi> <small>{sayBytes(step.file.size, language)}</small>
          </h3>
        )}
        <p role="status" className={stepStyles['sentence']}>
          {sayStep(step, text)}
        </p>
        <Step step={step} desk={desk} hasNext={waiting.length > 0} />
        {waiting.length > 0 && <small>{say('import.waiting', { count: waiting.length })}</small>}
      </div>
    </Section>
  );
}

function Step({ step, desk, hasNext }: { step: ImportStep; desk: ImportDesk; hasNext: boolean }) {
  const { say } = useText();
  const goOn = <Button onClick={desk.next}>{say(hasNext ? 'import.next' : 'import.done')}</Button>;
  switch (step.kind) {
    case 'idle':
      return (
        <div className={stepStyles['actions']}>
          <FilePicker icon="add" label={say('import.choose')} onFiles={desk.begin} />
          <span className={stepStyles['hint']} data-for="mouse">
            {say('import.or_drop')}
          </span>
        </div>
      );
    case 'reading':
    case 'taking':
      return <Measure step={step} desk={desk} />;
    case 'previewed':
      return <PreviewPanel preview={step.preview} desk={desk} hasNext={hasNext} />;
    case 'taken':
      return (
        <div className={stepStyles['actions']}>
          {!step.merged.chats && <a href="/memory">{say('import.open_memory')}</a>}
          {(step.merged.chats || step.merged.messages > 0) && <a href="/chat">{say('import.open_chat')}</a>}
          {goOn}
        </div>
      );
    case 'stopped':
      return (
        <div className={stepStyles['actions']}>
          <Button weight="primary" onClick={desk.again}>
            {say('import.again')}
          </Button>
          {goOn}
        </div>
      );
  }
}

function Measure({ step, desk }: { step: Working; desk: ImportDesk }) {
  const text = useText();
  const { share, words } = measureOf(step, text);
  const isLast = step.kind === 'taking' && isLastStep(step);
  return (
    <UnderWay
      label={text.say('import.progress')}
      share={isLast ? null : share}
      words={words}
      onStop={isLast ? null : desk.stop}
    />
  );
}

function measureOf(step: Working, { say, language }: Text): { share: number | null; words: string } {
  if (step.kind === 'taking') {
    const { stage, done, total } = step;
    // Half of the way is to lay them ready.
    return stage === 'staging'
      ? { share: done / total / 2, words: say('import.taking_text', { done, total }) }
      : { share: (1 + done / total) / 2, words: say('import.writing_text', { done, total }) };
  }
  const { progress } = step;
  // A reading of one piece is told at its start and at its end: in between nobody knows.
  if (!progress || progress.total === 0 || progress.done === 0) return { share: null, words: '' };
  const { stage, done, total } = progress;
  const figure = (value: number) =>
    stage === 'reading' ? sayBytes(value, language) : sayCount(value, language);
  return {
    share: done / total,
    words: say('import.so_far', { done: figure(done), total: figure(total) }),
  };
}

/** Keeps the focus with the file: what had it is gone after each step, and a file may come from elsewhere. */
function useFollowingFocus(kind: ImportStep['kind']) {
  const panel = useRef<HTMLDivElement>(null);
  const before = useRef(kind);
  useEffect(() => {
    const element = panel.current;
    const isNew = before.current === 'idle';
    if (!element || before.current === kind) return;
    before.current = kind;
    const active = document.activeElement;
    if (!isNew && active !== document.body && !element.contains(active)) return;
    const first = element.querySelector<HTMLElement>(kind === 'idle' ? 'button' : '[data-first]');
    (first ?? element).focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
  }, [kind]);
  return panel;
}
