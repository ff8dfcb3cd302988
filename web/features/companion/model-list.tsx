import { useRef } from 'react';
import type { EngineStatus, ListedModel, ModelList } from '../../../shared/schemas/index.ts';
import type { ModelLibrary, ModelLibraryState } from '../../ports/model-library.ts';
import type { Notices } from '../../ports/notices.ts';
import { sayBytes } from '../../ui/amounts.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Section } from '../../ui/surfaces/section.tsx';
import { useText } from '../../ui/text/text.tsx';
import { ModelRow, type ModelDeeds, type ModelRowProps } from './model-row.tsx';
import { titleOf } from './model-title.ts';
import { ServerList } from './server-list.tsx';
import { splitModels } from './split-models.ts';
import { useAttempt } from './use-attempt.ts';
import styles from './model-list.module.css';

export interface ModelsSectionProps {
  state: ModelLibraryState;
  library: ModelLibrary;
  engine: EngineStatus;
  notices: Notices;
  /** The one that stands above the list. */
  apart: string | null;
  /** Another one answers: the line to the companion should say so soon. */
  onSwitched: () => void;
}

/** The models of the companion: those that are here, and those one can have. */
export function ModelsSection(props: ModelsSectionProps) {
  const { say } = useText();
  const { state } = props;
  if (state.kind === 'none' || state.kind === 'asking') return null;
  return (
    <Section title={say('companion.models')}>
      {state.kind === 'failed' && <p className={styles['quiet']}>{say('companion.models_failed')}</p>}
      {state.kind === 'known' && <Models {...props} {...state} />}
    </Section>
  );
}

type Known = Extract<ModelLibraryState, { kind: 'known' }>;
type ModelsProps = Omit<ModelsSectionProps, 'state'> & Known;

function Models(props: ModelsProps) {
  const { say, language } = useText();
  const { list, apart } = props;
  const place = useRef<HTMLDivElement>(null);
  const deeds = useDeeds(props, () => place.current?.focus());
  const { shown, more } = splitModels(list, apart);
  const { freeDiskBytes } = list.hardware;
  const moreWords = say('companion.models_more', { count: more.length });
  return (
    <div
      ref={place}
      tabIndex={-1}
      role="group"
      aria-label={say('companion.models')}
      className={styles['models']}
    >
      {shown.length > 0 && <Rows {...props} {...deeds} rows={shown} label={say('companion.models_list')} />}
      {more.length > 0 && (
        <details className={styles['more']}>
          <summary>
            <Icon name="chevron-down" size={16} />
            {moreWords}
          </summary>
          <Rows {...props} {...deeds} rows={more} label={moreWords} />
        </details>
      )}
      <ServerList {...props} />
      <p className={styles['quiet']}>
        {freeDiskBytes !== null && say('companion.disk_free', { free: sayBytes(freeDiskBytes, language) })}{' '}
        {isPulling(list) && say('companion.one_download')}
      </p>
    </div>
  );
}

interface RowsProps extends ModelsProps, ModelDeeds {
  rows: readonly ListedModel[];
  label: string;
}

function Rows({ rows, label, list, switchingTo, engine, ...deeds }: RowsProps) {
  // Where memory holds only one model, nobody answers meanwhile.
  const before = engine.state.kind === 'ready' ? titleOf(engine, list.models).name : null;
  return (
    <ul aria-label={label} className={styles['list']}>
      {rows.map((model) => (
        <ModelRow
          key={model.id}
          model={model}
          advice={adviceFor(model, list)}
          role={roleOf(model, engine)}
          switching={switchingTo === model.id ? { before } : null}
          isBusy={{ loading: switchingTo !== null, pulling: isPulling(list) }}
          pull={deeds.pull}
          cancelPull={deeds.cancelPull}
          choose={deeds.choose}
          remove={deeds.remove}
        />
      ))}
    </ul>
  );
}

function isPulling({ models }: ModelList): boolean {
  return models.some(({ place }) => place.kind === 'pulling');
}

/** The chosen one may wait for better days, or stand back behind a server. */
function roleOf({ isChosen, place }: ListedModel, { engine, state }: EngineStatus): ModelRowProps['role'] {
  if (!isChosen || place.kind !== 'present' || engine !== 'llama') return null;
  return state.kind === 'ready' ? 'answers' : 'chosen';
}

function adviceFor({ id, place }: ListedModel, { recommendation }: ModelList): 'advised' | 'better' | null {
  if (recommendation?.id === id) return 'advised';
  return recommendation?.better?.id === id && place.kind !== 'present' ? 'better' : null;
}

/** What was pressed goes with the press: the focus stays at the list. */
function useDeeds(
  { library, notices, onSwitched }: Pick<ModelsSectionProps, 'library' | 'notices' | 'onSwitched'>,
  hold: () => void,
): ModelDeeds {
  const { say } = useText();
  const attempt = useAttempt(notices);
  const holding = (work: Promise<void>, ...told: [done?: () => void, failed?: (why: string) => string]) => {
    hold();
    attempt(work, ...told);
  };
  return {
    pull: ({ id }) => holding(library.pull(id)),
    cancelPull: ({ id }) => holding(library.cancelPull(id)),
    choose: ({ id, name }) =>
      holding(
        library.choose(id),
        () => {
          notices.say(say('companion.switched', { name }));
          onSwitched();
        },
        (why) => say('companion.not_loaded', { name, why }),
      ),
    remove: ({ id, name }) =>
      holding(library.remove(id), () => notices.say(say('companion.deleted', { name }))),
  };
}
