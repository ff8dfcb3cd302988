import type { ReadFile } from '../import-result.ts';
import { readImport, refusedFile } from '../read-import.ts';
import type { ImportOptions } from '../reading.ts';
import { recogniseImport } from '../recognise-import.ts';

export const NOW = Date.UTC(2026, 0, 2, 12);
const OPTIONS: ImportOptions = {
  fileName: 'file.json',
  writtenAt: NOW - 1000,
  now: NOW,
  model: { id: 'tiny', dimension: 2 },
  wasDamaged: false,
};

/** What becomes of a file of this text, without the pauses. */
export function readText(text: string, options: Partial<ImportOptions> = {}): ReadFile {
  const recognised = recogniseImport(text);
  if (recognised.kind === 'refused') return refusedFile(recognised.message);
  if (recognised.kind === 'chats') throw new Error('Conversations are read as such.');
  if (recognised.kind === 'encrypted') return refusedFile({ code: 'needs_passphrase', values: {} });
  const reading = readImport(recognised, { ...OPTIONS, ...options });
  for (;;) {
    const { done, value } = reading.next();
    if (done === true) return value;
  }
}

export function readJson(value: unknown, options: Partial<ImportOptions> = {}): ReadFile {
  return readText(JSON.stringify(value), options);
}
