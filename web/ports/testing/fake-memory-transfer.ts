import type { ImportConsent } from '../../../shared/domain/memory/imports/import-chunks.ts';
import type { ImportCounts } from '../../../shared/domain/memory/imports/compare-import.ts';
import type { ImportPreview, ImportProgress } from '../memory-files.ts';
import type { MemoryTransfer, SaveOptions, Taken, TakingProgress } from '../memory-transfer.ts';

export interface FakeMemoryTransfer extends MemoryTransfer {
  /** What reading a file finds; by its name and passphrase, so that two files can differ. */
  found: (file: File, passphrase: string | undefined) => Partial<ImportPreview>;
  /** What reading, taking and writing report on their way. */
  progress: {
    reading: readonly ImportProgress[];
    taken: readonly TakingProgress[];
    writtenCharacters: readonly number[];
  };
  merged: Taken;
  /** Set to make the next steps fail. */
  failure: Error | null;
  /** Set to hold each step after its progress, until it resolves or is aborted. */
  pause: Promise<void> | null;
  /** What was done, in order: `preview a.json`, `take a.json`, `release a.json`, `save`. */
  readonly asked: string[];
  readonly passphrases: (string | undefined)[];
  readonly consents: ImportConsent[];
  readonly saved: Omit<SaveOptions, 'onProgress'>[];
}

export const NO_COUNTS: ImportCounts = {
  added: 0,
  changed: 0,
  unchanged: 0,
  older: 0,
  erasedHere: 0,
  alike: 0,
  erases: 0,
  versions: 0,
  profile: 0,
  talk: { conversations: 0, messages: 0, changed: 0, known: 0, gone: 0, beside: 0 },
};

export const NONE_TAKEN: Taken = { added: 0, changed: 0, unchanged: 0, conversations: 0, messages: 0 };

/** A preview of three new facts, and what is different about it. */
export function buildPreview(different: Partial<ImportPreview> = {}): ImportPreview {
  return {
    fileName: 'memory.json',
    format: 'nima-memory',
    verdict: 'accept',
    message: { code: 'accepted', values: { count: 3, refused: 0 } },
    notes: [],
    refused: 0,
    counts: { ...NO_COUNTS, added: 3 },
    conflicts: [],
    conflictCount: 0,
    chats: null,
    ...different,
  };
}

/** Files whose content is told to it. As with the real one, a preview that was let go of or whose taking failed is dead. */
export function createFakeMemoryTransfer(): FakeMemoryTransfer {
  const held = new Set<ImportPreview>();
  const step = async (signal: AbortSignal): Promise<void> => {
    await Promise.race([transfer.pause, aborted(signal, transfer.pause !== null)]);
    signal.throwIfAborted();
    if (transfer.failure) throw transfer.failure;
  };
  const transfer: FakeMemoryTransfer = {
    found: () => ({}),
    progress: { reading: [], taken: [], writtenCharacters: [] },
    merged: { ...NONE_TAKEN, added: 3 },
    failure: null,
    pause: null,
    asked: [],
    passphrases: [],
    consents: [],
    saved: [],
    preview: async (signal, file, { passphrase, onProgress } = {}) => {
      transfer.asked.push(`preview ${file.name}`);
      transfer.passphrases.push(passphrase);
      for (const progress of transfer.progress.reading) onProgress?.(progress);
      await step(signal);
      const preview = buildPreview({ fileName: file.name, ...transfer.found(file, passphrase) });
      held.add(preview);
      return preview;
    },
    take: async (signal, preview, consent, onProgress) => {
      transfer.asked.push(`take ${preview.fileName}`);
      transfer.consents.push(consent);
      try {
        for (const progress of transfer.progress.taken) onProgress?.(progress);
        await step(signal);
        return held.has(preview) ? transfer.merged : NONE_TAKEN;
      } catch (error) {
        held.delete(preview);
        throw error;
      }
    },
    release: (preview) => {
      transfer.asked.push(`release ${preview.fileName}`);
      held.delete(preview);
    },
    save: async (signal, { onProgress, ...options } = {}) => {
      transfer.asked.push('save');
      transfer.saved.push(options);
      for (const written of transfer.progress.writtenCharacters) onProgress?.(written);
      await step(signal);
      return {
        name: 'nima-memory-2026-01-02.json',
        blob: new Blob([JSON.stringify(options)], { type: 'application/json' }),
        counts: { facts: 3, conversations: 2, messages: 40 },
      };
    },
  };
  return transfer;
}

/** Ends when the signal does; at once where nothing is to be waited for. */
async function aborted(signal: AbortSignal, isHeld: boolean): Promise<void> {
  if (!isHeld || signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
