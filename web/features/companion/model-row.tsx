import { useId, type ReactNode } from 'react';
import type { ListedModel } from '../../../shared/schemas/index.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { ProgressLine } from '../../ui/figures/progress-line.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { RemovableRow } from '../../ui/surfaces/removable-row.tsx';
import { useText, type Text } from '../../ui/text/text.tsx';
import { FailureText } from './failure-text.tsx';
import { ModelDetails } from './model-details.tsx';
import { keptBytesOf, partsOf, questionFor } from './model-words.ts';
import { PullProgressLines } from './pull-progress.tsx';
import styles from './model-row.module.css';

/** What a person can do with a model. */
export interface ModelDeeds {
  pull(model: ListedModel): void;
  cancelPull(model: ListedModel): void;
  choose(model: ListedModel): void;
  remove(model: ListedModel): void;
}

export interface ModelRowProps extends ModelDeeds {
  model: ListedModel;
  advice: 'advised' | 'better' | null;
  /** What it is for the companion now; null where another one answers. */
  role: 'answers' | 'chosen' | null;
  /** Who answers while this one is loaded; null where this one is not. */
  switching: { before: string | null } | null;
  /** Another one is being loaded, or downloaded. */
  isBusy: { loading: boolean; pulling: boolean };
}

/** One model: what it is, where it stands, and what can be done with it. */
export function ModelRow(props: ModelRowProps) {
  const { model, role, switching } = props;
  const text = useText();
  const id = useId();
  const { place } = model;
  return (
    <RemovableRow
      // A question about what is not there any more is not left standing.
      key={`${place.kind} ${keptBytesOf(model) > 0}`}
      aria-labelledby={id}
      aria-current={role !== null}
      actions={(ask) => actionsFor(props, ask, text)}
      question={questionFor(model, text)}
      onRemove={() => props.remove(model)}
    >
      <div className={styles['model']}>
        <details className={styles['details']}>
          <summary>
            <span className={styles['title']}>
              <Icon name="chevron-down" size={16} />
              <span id={id} translate="no">
                {model.name}
              </span>
            </span>
            <Line {...props} />
          </summary>
          <ModelDetails model={model} />
        </details>
        <Trouble model={model} />
        {place.kind === 'pulling' && <PullProgressLines name={model.name} progress={place.progress} />}
        {switching && <Switching name={model.name} before={switching.before} />}
      </div>
    </RemovableRow>
  );
}

/** Size, form and origin, in one line that breaks where it must. */
function Line({ model, advice }: ModelRowProps) {
  const text = useText();
  return (
    <span className={styles['line']}>
      {advice && <b>{text.say(`companion.${advice}`)}</b>}
      {partsOf(model, text).map(({ key, words, isProper }) => (
        <span key={key} {...(isProper ? { translate: 'no' } : {})}>
          {words}
        </span>
      ))}
    </span>
  );
}

/** Why a file cannot be used, or how the last download ended. */
function Trouble({ model: { place } }: { model: ListedModel }) {
  const { say } = useText();
  if (place.kind !== 'broken' && place.kind !== 'offered') return null;
  if (!place.failure) return null;
  const isBroken = place.kind === 'broken';
  return (
    <p className={styles['trouble']} data-kind={place.kind}>
      <b>{say(isBroken ? 'companion.broken' : 'companion.last_try')}</b>{' '}
      <FailureText failure={place.failure} isShort />
      {isBroken && !place.canDelete && <span> {say('companion.elsewhere')}</span>}
    </p>
  );
}

function Switching({ name, before }: { name: string; before: string | null }) {
  const { say } = useText();
  return (
    <div className={styles['switching']}>
      <ProgressLine label={say('companion.model_loading', { name })} share={null} />
      <p>{before === null ? say('companion.switching_first') : say('companion.switching', { before })}</p>
    </div>
  );
}

function actionsFor(props: ModelRowProps, ask: () => void, { say }: Text): ReactNode {
  const { model, switching, role, isBusy } = props;
  const { name, place, isChosen, use, offer } = model;
  if (switching) return null;
  if (place.kind === 'pulling') {
    return (
      <Button aria-label={say('companion.cancel_this', { name })} onClick={() => props.cancelPull(model)}>
        {say('companion.cancel')}
      </Button>
    );
  }
  if (role !== null) return <Role words={say(`companion.${role}`)} />;
  const isOwn = 'canDelete' in place ? place.canDelete : keptBytesOf(model) > 0;
  const canDelete = isOwn && !isChosen;
  return (
    <>
      {place.kind === 'present' && use === 'chat' && (
        <Button
          aria-label={say('companion.use_this', { name })}
          disabled={isBusy.loading}
          onClick={() => props.choose(model)}
        >
          {say('companion.use')}
        </Button>
      )}
      {place.kind !== 'present' && offer && <Download {...props} />}
      {canDelete && <IconButton icon="trash" label={say('companion.delete_this', { name })} onClick={ask} />}
    </>
  );
}

function Role({ words }: { words: string }) {
  return (
    <span className={styles['role']}>
      <Icon name="check" size={16} />
      {words}
    </span>
  );
}

function Download({ model, isBusy, pull }: ModelRowProps) {
  const { say } = useText();
  const key =
    model.place.kind === 'broken' ? 'download_again' : keptBytesOf(model) > 0 ? 'resume' : 'download';
  return (
    <Button
      icon="install"
      aria-label={say(`companion.${key}_this`, { name: model.name })}
      disabled={isBusy.pulling}
      onClick={() => pull(model)}
    >
      {say(`companion.${key}`)}
    </Button>
  );
}
