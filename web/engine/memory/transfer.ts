import type { MemoryFileSource } from '../../../shared/domain/memory/format/write-memory-file.ts';
import type { ImportChunk } from '../../../shared/domain/memory/imports/import-chunks.ts';
import { EMPTY_MEMORY, type MemoryState } from '../../../shared/domain/memory/merge/memory-state.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import type { MemoryFiles } from '../../ports/memory-files.ts';
import type { MemoryIndex } from '../../ports/memory-index.ts';
import type { Merged, MemoryMerger } from '../../ports/memory-merger.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';
import type { MemoryTransfer } from '../../ports/memory-transfer.ts';

export interface TransferParts {
  repository: MemoryRepository;
  merger: MemoryMerger;
  files: MemoryFiles;
  index: Pick<MemoryIndex, 'getState'>;
  ids: Ids;
  /** Keeps what is laid aside from being taken for what a crash left behind. */
  inTurn: (signal: AbortSignal, work: () => Promise<void>) => Promise<void>;
  /** Told when a file was taken in: from then on there is something to lose. */
  onTaken: () => void;
}

/** Carries memory in and out: the files worker reads and writes, the merger keeps. */
export function createTransfer(parts: TransferParts): MemoryTransfer {
  const { repository, files, index, onTaken } = parts;
  return {
    preview: async (signal, file, options = {}) => {
      const state = index.getState();
      return files.preview(signal, file, {
        ...options,
        readKnown: async (reading, onRecords) => readKnown(repository, reading, onRecords),
        model: state.kind === 'ready' ? state.model : null,
      });
    },
    take: async (signal, preview, consent, onProgress = () => undefined) => {
      let merged: Merged = { added: 0, changed: 0, unchanged: 0 };
      await parts.inTurn(signal, async () => {
        merged = await takeIn(parts, signal, files.records(signal, preview, consent), onProgress);
      });
      onTaken();
      return merged;
    },
    release: (preview) => files.release(preview),
    save: async (signal, { ids: chosen, ...options } = {}) => {
      const source = chosen ? await selection(repository, chosen) : await repository.everything(signal);
      return files.write(signal, source, { ...options, deviceId: await repository.device() });
    },
  };
}

async function takeIn(
  { merger, ids }: TransferParts,
  signal: AbortSignal,
  records: AsyncIterable<ImportChunk>,
  onProgress: (done: number) => void,
): Promise<Merged> {
  const job = ids.next();
  try {
    let order = 0;
    for await (const { state } of records) {
      signal.throwIfAborted();
      await merger.stage(job, order, state);
      order += 1;
      onProgress(order);
    }
    signal.throwIfAborted();
    return await merger.merge(job);
  } catch (error) {
    await merger.drop(job);
    throw error;
  }
}

async function readKnown(
  repository: MemoryRepository,
  signal: AbortSignal,
  onRecords: (records: MemoryState) => Promise<void>,
): Promise<void> {
  const { facts, passages, erasures } = await repository.everything(signal);
  for await (const piece of facts) await onRecords({ ...EMPTY_MEMORY, facts: piece });
  for await (const piece of passages) await onRecords({ ...EMPTY_MEMORY, passages: piece });
  for await (const piece of erasures) await onRecords({ ...EMPTY_MEMORY, erasures: piece });
}

/** Some facts as they are now: what they were is nobody's business who gets a selection. */
async function selection(repository: MemoryRepository, chosen: readonly string[]): Promise<MemoryFileSource> {
  const found = await repository.facts(chosen);
  return { profile: null, facts: [found.flatMap((fact) => (fact && fact.deletedAt === null ? fact : []))] };
}
