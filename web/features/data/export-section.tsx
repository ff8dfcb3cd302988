import { useEffect, useState } from 'react';
import type { MemoryTransfer } from '../../ports/memory-transfer.ts';
import type { Notices } from '../../ports/notices.ts';
import { sayBytes } from '../../ui/amounts.ts';
import { Section } from '../../ui/surfaces/section.tsx';
import { useText, type Text } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { createExportDesk, type ExportDesk, type ExportStep } from './export-desk.ts';
import { ExportForm } from './export-form.tsx';
import type { FileDoor } from './file-door.ts';
import { ReadyFile } from './ready-file.tsx';
import { UnderWay } from './under-way.tsx';
import { useDoor } from './use-door.ts';
import styles from './step.module.css';

export interface ExportSectionProps {
  transfer: MemoryTransfer;
  notices: Notices;
  door: FileDoor;
  ids?: readonly string[];
}

/** A file of the memory, written and carried out of the browser. */
export function ExportSection({ transfer, notices, door, ids = [] }: ExportSectionProps) {
  const text = useText();
  const { say } = text;
  const { save, share } = useDoor(door, notices);
  const desk = useExportDesk(transfer, save);
  const step = useReadable(desk);
  return (
    <Section title={say('data.export')}>
      <p>{say('data.export_text')}</p>
      <p role="status" className={styles['sentence']} data-failed={step.kind === 'failed'}>
        {sayExport(step, text)}
      </p>
      {step.kind === 'writing' && (
        <div className={styles['writing']}>
          <UnderWay
            label={say('data.export_progress')}
            share={null}
            words={sayWritten(step.writtenCharacters, text)}
            onStop={desk.stop}
          />
        </div>
      )}
      {step.kind === 'ready' && (
        <ReadyFile
          onSave={() => save(step.file)}
          onShare={door.canShare(step.file) ? () => share(step.file) : null}
          onDone={desk.stop}
        />
      )}
      {(step.kind === 'idle' || step.kind === 'failed') && <ExportForm ids={ids} onWrite={desk.write} />}
    </Section>
  );
}

function useExportDesk(transfer: MemoryTransfer, save: (file: File) => void): ExportDesk {
  const [desk] = useState(() => createExportDesk(transfer, save));
  useEffect(() => desk.stop, [desk]);
  return desk;
}

/** What is read out: each step once, without the figures that run along. */
function sayExport(step: ExportStep, { say, sayError, language }: Text): string {
  switch (step.kind) {
    case 'idle':
      return '';
    case 'writing':
      return say('data.export_writing');
    case 'ready': {
      const { name, size } = step.file;
      const ready = say('data.export_ready', { name, size: sayBytes(size, language) });
      return `${ready}. ${say('data.export_holds', { ...step.counts })}`;
    }
    case 'failed':
      return sayError(step.error);
  }
}

/** Nearly all characters of a memory file are one byte. */
function sayWritten(characters: number, { say, language }: Text): string {
  return characters === 0 ? '' : say('data.export_so_far', { size: sayBytes(characters, language) });
}
