import type { MemoryFileSource } from '../../../shared/domain/memory/format/write-memory-file.ts';
import type { ImportChunk } from '../../../shared/domain/memory/imports/import-chunks.ts';
import { EMPTY_MEMORY, type MemoryState } from '../../../shared/domain/memory/merge/memory-state.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import type { EmbeddingModel } from '../../ports/embedder.ts';
import type { ImportPreview, MemoryFiles } from '../../ports/memory-files.ts';
import type { MemoryIndex } from '../../ports/memory-index.ts';
import type { Merged, MemoryMerger } from '../../ports/memory-merger.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';
import type { MemoryTransfer, TakingProgress } from '../../ports/memory-transfer.ts';
import type { KnownVectors } from './known-vectors.ts';

/** Of a preview, the model whose vectors were read. */
type ModelsRead = WeakMap<ImportPreview, EmbeddingModel>;

export interface TransferParts {
  repository: MemoryRepository;
  merger: MemoryMerger;
  files: MemoryFiles;
  index: Pick<MemoryIndex, 'getState'>;
  ids: Ids;
  /** Told of the vectors that a file brings, of the model that is in use. */
  learn?: KnownVectors['learn'];
  /** Keeps what is laid aside from being taken for what a crash left behind. */
  inTurn: (signal: AbortSignal, work: () => Promise<void>) => Promise<void>;
  /** Told when a file was taken in: from then on there is something to lose. */
  onTaken: () => void;
}

/** Carries memory in and out: the files worker reads and writes, the merger keeps. */
export function createTransfer(parts: TransferParts): MemoryTransfer {
  const { repository, files, index, onTaken } = parts;
  const modelsRead: ModelsRead = new WeakMap();
  return {
    preview: async (signal, file, options = {}) => {
      const state = index.getState();
      const model = state.kind === 'ready' ? state.model : null;
      const preview = await files.preview(signal, file, {
        ...options,
        readKnown: async (reading, onRecords) => readKnown(repository, reading, onRecords),
        model,
      });
      if (model) modelsRead.set(preview, model);
      return preview;
    },
    take: async (signal, preview, consent, onProgress = () => undefined) => {
      let merged: Merged = { added: 0, changed: 0, unchanged: 0 };
      await parts.inTurn(signal, async () => {
        const records = learning(
          files.records(signal, preview, consent),
          modelsRead.get(preview),
          parts.learn,
        );
        merged = await takeIn(parts, signal, records, onProgress);
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

/** The vectors go to whoever embeds the texts they belong to; the records go on. */
async function* learning(
  records: AsyncIterable<ImportChunk>,
  model: EmbeddingModel | undefined,
  learn: KnownVectors['learn'] = () => undefined,
): AsyncGenerator<ImportChunk> {
  for await (const chunk of records) {
    const texts = new Map([...chunk.state.facts, ...chunk.state.passages].map(({ id, text }) => [id, text]));
    for (const { id, vector } of model ? chunk.vectors : []) {
      const text = texts.get(id);
      if (model && text !== undefined) learn(model, text, vector);
    }
    yield chunk;
  }
}

async function takeIn(
  { merger, ids }: TransferParts,
  signal: AbortSignal,
  records: AsyncIterable<ImportChunk>,
  onProgress: (progress: TakingProgress) => void,
): Promise<Merged> {
  const job = ids.next();
  try {
    let order = 0;
    for await (const { state } of records) {
      signal.throwIfAborted();
      await merger.stage(job, order, state);
      order += 1;
      onProgress({ stage: 'staging', pieces: order });
    }
    signal.throwIfAborted();
    return await merger.merge(job, (pieces) => {
      // What is thrown in the middle of the transaction takes all of it back.
      signal.throwIfAborted();
      onProgress({ stage: 'merging', pieces });
    });
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
