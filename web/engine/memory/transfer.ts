import type { MemoryFileSource } from '../../../shared/domain/memory/format/write-memory-file.ts';
import type { ChatPiece } from '../../../shared/domain/conversation/imports/chat-pieces.ts';
import type { ImportChunk } from '../../../shared/domain/memory/imports/import-chunks.ts';
import { EMPTY_MEMORY, type MemoryState } from '../../../shared/domain/memory/merge/memory-state.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import type { ConversationMerger, MergedChats } from '../../ports/conversation-merger.ts';
import type { EmbeddingModel } from '../../ports/embedder.ts';
import type { ImportPreview, MemoryFiles } from '../../ports/memory-files.ts';
import type { MemoryIndex } from '../../ports/memory-index.ts';
import type { Merged, MemoryMerger } from '../../ports/memory-merger.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';
import type { MemoryTransfer, Taken, TakingProgress } from '../../ports/memory-transfer.ts';
import type { KnownVectors } from './known-vectors.ts';

const NOTHING: Taken = { added: 0, changed: 0, unchanged: 0, conversations: 0, messages: 0 };

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
  chats: Pick<ConversationMerger, 'known' | 'stage' | 'merge' | 'drop'>;
  /** Told when a file was taken in: from then on there is something to lose. */
  onTaken: (taken: Taken) => void;
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
        readKnownChats: async (ids) => parts.chats.known(ids),
        model,
      });
      if (model) modelsRead.set(preview, model);
      return preview;
    },
    take: async (signal, preview, consent, onProgress = () => undefined) => {
      let taken: Taken = NOTHING;
      await parts.inTurn(signal, async () => {
        if (preview.chats !== null) {
          const pieces = files.chats(signal, preview);
          taken = { ...NOTHING, chats: await takeChats(parts, signal, pieces, onProgress) };
          return;
        }
        const records = learning(
          files.records(signal, preview, consent),
          modelsRead.get(preview),
          parts.learn,
        );
        taken = await takeIn(parts, signal, records, onProgress);
      });
      onTaken(taken);
      return taken;
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
  return inOneGo({ merger, ids }, signal, records, {
    sizeOf: ({ state }) => entriesIn(state),
    stage: async (job, order, { state }) => merger.stage(job, order, state),
    onProgress,
  });
}

async function takeChats(
  { chats, ids }: TransferParts,
  signal: AbortSignal,
  pieces: AsyncIterable<ChatPiece>,
  onProgress: (progress: TakingProgress) => void,
): Promise<MergedChats> {
  return inOneGo({ merger: chats, ids }, signal, pieces, {
    sizeOf: ({ messages }) => messages.length,
    stage: async (job, order, piece) => chats.stage(job, order, piece),
    onProgress,
  });
}

/** Lays all of it ready, then merges it; an abort or a failure before the end leaves everything as it was. */
async function inOneGo<Piece, Result>(
  { merger, ids }: { merger: Merging<Result>; ids: Ids },
  signal: AbortSignal,
  pieces: AsyncIterable<Piece>,
  { sizeOf, stage, onProgress }: Staging<Piece>,
): Promise<Result> {
  const job = ids.next();
  /** How many entries come with so many pieces, which are not of one size. */
  const sizes = [0];
  const tell = (at: TakingProgress['stage'], done: number, isLast: boolean) =>
    onProgress({ stage: at, entries: sizes[done] ?? 0, isLast });
  try {
    let order = 0;
    for await (const piece of pieces) {
      signal.throwIfAborted();
      await stage(job, order, piece);
      sizes.push((sizes[order] ?? 0) + sizeOf(piece));
      order += 1;
      tell('staging', order, false);
    }
    signal.throwIfAborted();
    return await merger.merge(job, (done) => {
      // What is thrown in the middle of the transaction takes all of it back.
      signal.throwIfAborted();
      tell('merging', done, done === order);
    });
  } catch (error) {
    await merger.drop(job);
    throw error;
  }
}

interface Staging<Piece> {
  readonly sizeOf: (piece: Piece) => number;
  readonly stage: (job: string, order: number, piece: Piece) => Promise<void>;
  readonly onProgress: (progress: TakingProgress) => void;
}

function entriesIn({ profile, persona, ...lists }: MemoryState): number {
  const alone = Number(profile !== null) + Number(persona !== null);
  return Object.values(lists).reduce((sum, { length }) => sum + length, alone);
}

interface Merging<Result> {
  merge(job: string, onProgress: (piecesDone: number) => void): Promise<Result>;
  drop(job: string): Promise<void>;
}

async function readKnown(
  repository: MemoryRepository,
  signal: AbortSignal,
  onRecords: (records: MemoryState) => Promise<void>,
): Promise<void> {
  const { persona, ...all } = await repository.everything(signal);
  const tell = async (part: Partial<MemoryState>) => onRecords({ ...EMPTY_MEMORY, ...part });
  for await (const facts of all.facts) await tell({ facts });
  for await (const passages of all.passages) await tell({ passages });
  for await (const erasures of all.erasures) await tell({ erasures });
  for await (const conversations of all.conversations) await tell({ conversations });
  for await (const messages of all.messages) await tell({ messages });
  for await (const offers of all.offers) await tell({ offers });
  for await (const folds of all.folds) await tell({ folds });
  if (persona) await tell({ persona });
}

/** Some facts as they are now: what they were is nobody's business who gets a selection. */
async function selection(repository: MemoryRepository, chosen: readonly string[]): Promise<MemoryFileSource> {
  const found = await repository.facts(chosen);
  return { profile: null, facts: [found.flatMap((fact) => (fact && fact.deletedAt === null ? fact : []))] };
}
