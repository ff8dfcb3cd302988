import { writeFact } from '../../shared/domain/memory/facts.ts';
import type { ImportPreview } from '../../web/ports/memory-files.ts';
import type { MemoryRepository } from '../../web/ports/memory-repository.ts';
import { createTransfer } from '../../web/engine/memory/transfer.ts';
import { mergeMemory } from '../../shared/domain/memory/merge/merge-memory.ts';
import { EMPTY_MEMORY, type MemoryState } from '../../shared/domain/memory/merge/memory-state.ts';
import { systemClock, uuidIds } from '../../web/platform/system.ts';
import { NimaDatabase } from '../../web/storage/database.ts';
import { DexieConversationsImport } from '../../web/storage/dexie-conversations-import.ts';
import { DexieMemoryMerger } from '../../web/storage/dexie-memory-merger.ts';
import { DexieMemoryRepository } from '../../web/storage/dexie-memory-repository.ts';
import { data } from '../../web/ui/text/en/data.ts';
import { textIn } from '../../web/ui/text/text.tsx';
import { createMemoryFiles } from '../../web/workers/import/bridge.ts';
import { watchTasks } from './longest-task.ts';

/** One file, taken in as the app would, over a fresh store with three facts. */
export interface ImportOutcome {
  readonly verdict: ImportPreview['verdict'];
  readonly imported: number;
  readonly skipped: number;
  readonly message: string;
  readonly storeHashBefore: string;
  readonly storeHashAfter: string;
  readonly longestTaskMs: number;
}

/** What the evaluation `import` calls in the page, with the file chosen in its only field. */
export interface ImportBench {
  take(): Promise<ImportOutcome>;
}

declare global {
  interface Window {
    importBench: ImportBench;
  }
}

const THREE = ['Lives in Bruges.', 'Prefers tea to coffee.', 'The dentist is on 3 May.'];
const never = new AbortController().signal;
const { say } = textIn('en').knowing(data);

const field = document.body.appendChild(document.createElement('input'));
field.type = 'file';

async function take(): Promise<ImportOutcome> {
  const [file] = field.files ?? [];
  if (!file) throw new Error('No file was chosen.');
  const database = new NimaDatabase(`import-${uuidIds.next()}`);
  const repository = new DexieMemoryRepository(database, systemClock);
  try {
    await repository.write([], () =>
      THREE.map((text) => writeFact(text, {}, { clock: systemClock, ids: uuidIds })),
    );
    return await over(repository, database, file);
  } finally {
    await database.delete();
  }
}

async function over(
  repository: DexieMemoryRepository,
  database: NimaDatabase,
  file: File,
): Promise<ImportOutcome> {
  const transfer = createTransfer({
    repository,
    chats: new DexieConversationsImport(database, systemClock),
    merger: new DexieMemoryMerger(database, systemClock),
    files: createMemoryFiles({ clock: systemClock }),
    index: { getState: () => ({ kind: 'opening' }) },
    ids: uuidIds,
    inTurn: async (_, work) => work(),
    onTaken: () => {},
  });
  const before = await stateOf(repository);
  const tasks = watchTasks();
  const preview = await transfer.preview(never, file);
  if (preview.verdict !== 'reject')
    await transfer.take(never, preview, { leaveOutAlike: false, eraseHere: false });
  transfer.release(preview);
  const longestTaskMs = await tasks.end();
  const after = await stateOf(repository);
  const imported = sizeOf(after) - sizeOf(before);
  return {
    verdict: preview.verdict,
    imported,
    skipped:
      preview.refused + preview.counts.unchanged + preview.counts.erasedHere + (preview.chats?.known ?? 0),
    message: messageOf(preview),
    storeHashBefore: await hashOf(before),
    storeHashAfter: await hashOf(after),
    longestTaskMs,
  };
}

const sizeOf = ({ facts, passages, messages }: MemoryState) =>
  facts.length + passages.length + messages.length;

/** Everything in the store, in one order. */
async function stateOf(repository: MemoryRepository): Promise<MemoryState> {
  const { profile, persona, ...kept } = await repository.everything(never);
  const all = {
    profile,
    persona,
    facts: await listOf(kept.facts),
    passages: await listOf(kept.passages),
    history: await listOf(kept.history),
    earlier: await listOf(kept.earlier),
    erasures: await listOf(kept.erasures),
    conversations: await listOf(kept.conversations),
    messages: await listOf(kept.messages),
    offers: await listOf(kept.offers),
    folds: await listOf(kept.folds),
  };
  return mergeMemory(all, EMPTY_MEMORY);
}

async function listOf<Kept>(chunks: AsyncIterable<readonly Kept[]>): Promise<Kept[]> {
  const list: Kept[] = [];
  for await (const chunk of chunks) for (const one of chunk) list.push(one);
  return list;
}

async function hashOf(state: MemoryState): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What the preview says: the sentence, and what was noticed. */
function messageOf({ message, notes }: ImportPreview): string {
  const sentence = say(`import.message.${message.code}`, message.values);
  return [sentence, ...notes.map(({ code, count }) => `${say(`import.note.${code}`, { count })}.`)].join(' ');
}

window.importBench = { take };
