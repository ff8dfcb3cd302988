import type { EngineStatus } from '../../../shared/schemas/index.ts';
import type { ModelLibrary, ModelLibraryState } from '../../ports/model-library.ts';
import type { Notices } from '../../ports/notices.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ProgressLine } from '../../ui/figures/progress-line.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Section } from '../../ui/surfaces/section.tsx';
import { useText } from '../../ui/text/text.tsx';
import { firstFor, sayEngine, sayWhere } from './engine-words.ts';
import { FirstModel } from './first-model.tsx';
import { titleOf } from './model-title.ts';
import { useAttempt } from './use-attempt.ts';
import styles from './engine-section.module.css';

export interface EngineSectionProps {
  engine: EngineStatus;
  models: ModelLibraryState;
  library: ModelLibrary;
  notices: Notices;
}

/** Who answers, or what it takes that somebody does. */
export function EngineSection({ engine, models, library, notices }: EngineSectionProps) {
  const text = useText();
  const { say } = text;
  const list = models.kind === 'known' ? models.list : null;
  const { state } = engine;
  const first = firstFor(engine, list);
  const { title, words, reason } = sayEngine(engine, list, text);
  return (
    <Section title={say('companion.model')}>
      <div className={styles['engine']} data-state={state.kind}>
        {/* Heard when it changes, and read where it is seen. */}
        <p role="status" className="visually-hidden">
          {title}
        </p>
        <p aria-hidden="true" className={styles[state.kind === 'ready' ? 'name' : 'title']}>
          {state.kind === 'ready' ? (
            <span translate="no">{titleOf(engine, list?.models ?? []).name}</span>
          ) : (
            title
          )}
        </p>
        {state.kind === 'ready' && <Ready engine={engine} models={models} />}
        {state.kind === 'loading' && (
          <ProgressLine label={title} share={state.share > 0 ? state.share : null} />
        )}
        {reason !== null && (
          <p className={styles['reason']} lang="en">
            {reason}
          </p>
        )}
        {words !== null && <p>{words}</p>}
        {state.kind === 'failed' && <Again models={models} library={library} notices={notices} />}
      </div>
      {first && (
        <FirstModel
          model={first}
          recommendation={list?.recommendation ?? null}
          library={library}
          notices={notices}
        />
      )}
    </Section>
  );
}

function Ready({ engine, models }: Pick<EngineSectionProps, 'engine' | 'models'>) {
  const text = useText();
  const { say } = text;
  if (engine.state.kind !== 'ready') return null;
  return (
    <>
      <p className={styles['where']}>
        {sayWhere(engine, models.kind === 'known' ? models.list : null, text)}{' '}
        {say('companion.reads', { tokens: engine.state.contextTokens })}
      </p>
      {engine.server?.isFar && (
        <p className={styles['far']}>
          <Icon name="online" />
          <span>{say('companion.far_text')}</span>
        </p>
      )}
    </>
  );
}

/** A model that was given up is not tried again by itself. */
function Again({ models, library, notices }: Omit<EngineSectionProps, 'engine'>) {
  const { say } = useText();
  const attempt = useAttempt(notices);
  if (models.kind !== 'known') return null;
  const chosen = models.list.models.find(({ isChosen, place }) => isChosen && place.kind === 'present');
  if (!chosen) return null;
  return (
    <div>
      <Button
        icon="update"
        disabled={models.switchingTo !== null}
        onClick={() => attempt(library.choose(chosen.id))}
      >
        {say('companion.model_again')}
      </Button>
    </div>
  );
}
