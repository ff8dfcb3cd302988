import { useEffect, useState, type DragEvent } from 'react';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Erasing } from '../../ports/erasing.ts';
import type { MemorySafety } from '../../ports/memory-safety.ts';
import type { MemoryTransfer } from '../../ports/memory-transfer.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Readable } from '../../ports/readable.ts';
import type { StorageHealth } from '../../ports/storage-health.ts';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { EraseSection } from './erase-section.tsx';
import { ExportSection } from './export-section.tsx';
import type { FileDoor } from './file-door.ts';
import type { ImportDesk } from './import-desk.ts';
import { ImportSection } from './import-section.tsx';
import { LostMemory } from './lost-memory.tsx';
import { RoomWarning } from './room-warning.tsx';
import { SnapshotsSection } from './snapshots-section.tsx';
import { useImportDesk } from './use-import-desk.ts';
import styles from './data-view.module.css';

export interface DataViewProps {
  transfer: MemoryTransfer;
  erasing: Erasing;
  safety: MemorySafety;
  storageHealth: StorageHealth;
  notices: Notices;
  clock: Clock;
  door: FileDoor;
  /** Files that came from elsewhere: another app, or another view. */
  receivedFiles: Readable<readonly File[]>;
  /** They are taken care of, and are to be forgotten. */
  onReceived: () => void;
  /** Facts that were chosen to be saved; without them everything is. */
  ids?: readonly string[];
}

/** Carrying memory in and out, and what brings it back. */
export function DataView(props: DataViewProps) {
  const { transfer, erasing, safety, storageHealth, notices, clock, door } = props;
  const { say } = useText();
  const desk = useImportDesk(transfer, notices);
  useReceived(props, desk);
  const { isOver, ...drop } = useDrop(desk.begin);
  return (
    <div className={styles['desk']} {...drop}>
      <div className={styles['page']}>
        <h1>{say('data.title')}</h1>
        <p className={styles['about']}>{say('data.about')}</p>
        <LostMemory {...{ safety, transfer, notices, clock }} onFiles={desk.begin} />
        <RoomWarning health={storageHealth} />
        <ImportSection desk={desk} />
        <ExportSection {...{ transfer, notices, door }} {...(props.ids ? { ids: props.ids } : {})} />
        <SnapshotsSection {...{ safety, notices, clock, door }} onBringBack={(file) => desk.begin([file])} />
        <EraseSection {...{ erasing, transfer, notices, door }} />
      </div>
      {isOver && (
        <div className={styles['drop']} aria-hidden="true">
          <p>{say('data.drop')}</p>
        </div>
      )}
    </div>
  );
}

function useReceived({ receivedFiles, onReceived }: DataViewProps, desk: ImportDesk): void {
  const files = useReadable(receivedFiles);
  useEffect(() => {
    // Looked at once more: what was drawn may have been taken care of since, and a file is read once.
    const now = receivedFiles.getState();
    if (now.length === 0) return;
    onReceived();
    desk.begin(now);
  }, [files, receivedFiles, desk, onReceived]);
}

/** Takes files that are dropped anywhere; what else is dragged over is none of its business. */
function useDrop(onFiles: (files: readonly File[]) => void) {
  // Entering a child is told before the leaving of its parent: the depth says whether anything is left.
  const [depth, setDepth] = useState(0);
  const ifFiles = (act: (event: DragEvent) => void) => (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    act(event);
  };
  return {
    isOver: depth > 0,
    onDragEnter: ifFiles(() => setDepth((now) => now + 1)),
    onDragLeave: ifFiles(() => setDepth((now) => Math.max(0, now - 1))),
    onDragOver: ifFiles(() => undefined),
    onDrop: ifFiles(({ dataTransfer }) => {
      setDepth(0);
      onFiles([...dataTransfer.files]);
    }),
  };
}
