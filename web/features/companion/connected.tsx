import type { CompanionStatus, EngineStatus } from '../../../shared/schemas/index.ts';
import type { ModelLibrary, ModelLibraryState } from '../../ports/model-library.ts';
import type { Notices } from '../../ports/notices.ts';
import { AboutSection } from './about-section.tsx';
import { EngineSection } from './engine-section.tsx';
import { MachineSection } from './machine-section.tsx';
import { ModelsSection } from './model-list.tsx';
import { firstFor } from './engine-words.ts';
import { useNoticeOfDownloads } from './use-notice-of-downloads.ts';
import { WorkSection } from './work-section.tsx';
import styles from './connected.module.css';

export interface ConnectedProps {
  status: CompanionStatus;
  /** As a person sees it; undefined of an older companion. */
  engine: EngineStatus | undefined;
  models: ModelLibraryState;
  library: ModelLibrary;
  notices: Notices;
  onSwitched: () => void;
}

/** Everything a companion that is there tells of itself. An older one tells less. */
export function Connected({ status, engine, models, library, notices, onSwitched }: ConnectedProps) {
  useNoticeOfDownloads(models, notices);
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
}
