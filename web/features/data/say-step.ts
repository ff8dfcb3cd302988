import { NimaError } from '../../../shared/lib/errors.ts';
import type { MessageCode } from '../../../shared/domain/memory/imports/import-result.ts';
import type { ImportPreview, ImportProgress } from '../../ports/memory-files.ts';
import type { Text, TextKey } from '../../ui/text/text.tsx';
import type { ImportStep, Outcome } from './import-desk.ts';

/** The one sentence that says where a file is. */
export function sayStep(step: ImportStep, text: Text): string {
  const { say } = text;
  switch (step.kind) {
    case 'idle':
      return '';
    case 'reading':
      return sayReading(step.file, step.progress, text);
    case 'previewed':
      return sayMessage(step.preview, text);
    case 'taking':
      return isLastStep(step) ? say('import.last_step') : say('import.taking', { name: step.file.name });
    case 'taken':
    case 'stopped':
      return sayOutcome(step, text);
  }
}

/** All is merged, and the disk has the word. */
export function isLastStep({ stage, done, total }: Extract<ImportStep, { kind: 'taking' }>): boolean {
  return stage === 'merging' && done >= total;
}

export function sayOutcome(outcome: Outcome, { say, sayError }: Text): string {
  if (outcome.kind === 'taken') {
    const { chats, conversations, messages, ...facts } = outcome.merged;
    if (chats) return say('import.taken_chats', { ...chats });
    const said = conversations + messages > 0 ? [say('import.taken_talk', { conversations, messages })] : [];
    return [say('import.taken', facts), ...said].join(' ');
  }
  const { error } = outcome;
  if (error === null) return say('import.stopped');
  const why = sayError(error);
  // Its words say already that nothing was written.
  const isSaid = error instanceof NimaError && error.code === 'import_failed';
  return isSaid ? why : say('import.failed', { why });
}

function sayReading(file: File, progress: ImportProgress | null, { say }: Text): string {
  if (progress?.stage === 'checking') return say('import.checking', { count: progress.total });
  if (progress?.stage === 'comparing') return say('import.comparing');
  return say('import.reading', { name: file.name });
}

function sayMessage({ message: { code, values } }: ImportPreview, { say }: Text): string {
  return say(`import.message.${code}`, { count: 0, ...values });
}

const WHAT_TO_DO: Partial<Record<MessageCode, TextKey>> = {
  empty: 'import.do.again',
  too_large: 'import.do.split',
  cut_off: 'import.do.again',
  not_json: 'import.do.repair',
  wrong_root: 'import.do.formats',
  wrong_shape: 'import.do.formats',
  unknown_format: 'import.do.formats',
  unknown_version: 'import.do.update',
  nothing_said: 'import.do.again',
  nothing_valid: 'import.do.entries',
  unknown_encryption: 'import.do.update',
};

/** What helps where a file cannot be taken in. */
export function sayWhatToDo(code: MessageCode, { say }: Text): string | null {
  const key = WHAT_TO_DO[code];
  return key ? say(key) : null;
}
