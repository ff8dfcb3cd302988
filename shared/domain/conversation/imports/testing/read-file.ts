import { recogniseImport } from '../../../memory/imports/recognise-import.ts';
import { readChats, type ReadChats } from '../read-chats.ts';

export const NOW = Date.UTC(2026, 0, 2, 12);

/** What becomes of an export of this content, without the pauses. */
export function readFile(content: unknown, { wasDamaged = false } = {}): ReadChats {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const recognised = recogniseImport(text);
  if (recognised.kind !== 'chats') throw new Error(`Recognised as ${recognised.kind}.`);
  const reading = readChats(recognised, {
    fileName: 'chats.json',
    writtenAt: NOW - 1000,
    now: NOW,
    wasDamaged,
  });
  for (;;) {
    const { done, value } = reading.next();
    if (done === true) return value;
  }
}
