import type { ModelChange, ModelChoice } from '../../../ports/model-choice.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ProgressLine } from '../../../ui/figures/progress-line.tsx';
import { useText } from '../../../ui/text/text.tsx';
import { sayStage, shareOf } from './words.ts';
import styles from './meaning-section.module.css';

export interface ChangePanelProps {
  change: ModelChange;
  /** The name of the model that answers meanwhile. */
  used: string;
  choice: ModelChoice;
  onStay: () => void;
}

/** How far the change to another model is, and the way back. */
export function ChangePanel({ change: { model, stage }, used, choice, onStay }: ChangePanelProps) {
  const text = useText();
  const { say } = text;
  const isStuck = stage.kind === 'absent' || stage.kind === 'failed';
  const title = say('meaning.changing', { name: model.name });
  return (
    <div role="group" aria-label={title} data-stuck={isStuck} className={styles['change']}>
      <p className={styles['changing']}>{title}</p>
      {!isStuck && <ProgressLine label={title} share={shareOf(stage)} />}
      <p>
        {sayStage(stage, model, used, text)}
        {stage.kind === 'failed' && <small>{say('meaning.why', { why: stage.message })}</small>}
      </p>
      <div className={styles['actions']}>
        <Button onClick={onStay}>{say('meaning.stay', { used })}</Button>
        {isStuck && <Button onClick={choice.retry}>{say('meaning.retry')}</Button>}
      </div>
    </div>
  );
}
