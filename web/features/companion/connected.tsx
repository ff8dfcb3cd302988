import { memo, useDeferredValue } from 'react';
import type { CompanionStatus } from '../../../shared/schemas/index.ts';
import type { ModelLibrary, ModelLibraryState } from '../../ports/model-library.ts';
import type { Notices } from '../../ports/notices.ts';
import { AboutSection } from './about-section.tsx';
import { EngineSection } from './engine-section.tsx';
import { MachineSection } from './machine-section.tsx';
import { ModelsSection } from './model-list.tsx';
import { asSeen, firstFor } from './engine-words.ts';
import { useText } from '../../ui/text/text.tsx';
import { useNoticeOfDownloads } from './use-notice-of-downloads.ts';
import { WorkSection } from './work-section.tsx';
import styles from './connected.module.css';

export interface ConnectedProps {
  status: CompanionStatus;
  models: ModelLibraryState;
  library: ModelLibrary;
  notices: Notices;
  onSwitched: () => void;
}

/**
 * Everything a companion that is there tells of itself. It is much to draw, on a phone for longer than a press should
 * wait: it is drawn piece by piece when there is time, here and at every event of the companion.
 */
export function Connected({ status, models, ...rest }: ConnectedProps) {
  useNoticeOfDownloads(models, rest.notices);
  const shown = useDeferredValue<CompanionStatus | null>(status, null);
  const shownModels = useDeferredValue(models);
  return shown && <Sections status={shown} models={shownModels} {...rest} />;
}

/** An older companion tells less. */
const Sections = memo(function Sections({ status, models, library, notices, onSwitched }: ConnectedProps) {
  const { say } = useText();
  const engine = status.engine && asSeen(status.engine, models);
  // Nearly all stands below the models or speaks of them: drawn before they are known, it would jump.
  if (engine && models.kind === 'asking')
    return <p className={styles['quiet']}>{say('companion.models_asking')}</p>;
  const list = models.kind === 'known' ? models.list : null;
  const hasWork = engine && (engine.state.kind !== 'none' || engine.line.errors.length > 0);
  return (
    <div className={styles['sections']}>
      {engine && <EngineSection engine={engine} models={models} library={library} notices={notices} />}
      {engine && hasWork && (
        <WorkSection
          line={engine.line}
          tick={status.uptimeSeconds}
          now={status.startedAt + status.uptimeSeconds * 1000}
        />
      )}
      {engine && (
        <ModelsSection
          state={models}
          library={library}
          engine={engine}
          notices={notices}
          apart={firstFor(engine, list)?.id ?? null}
          onSwitched={onSwitched}
        />
      )}
      <MachineSection status={status} />
      <AboutSection status={status} hardware={list?.hardware ?? null} />
    </div>
  );
});
