import type { Clock } from '../../../../shared/ports/clock.ts';
import type { Embedder, EmbeddingModel } from '../../../ports/embedder.ts';
import type { MemoryIndex } from '../../../ports/memory-index.ts';
import type { MemoryRepository } from '../../../ports/memory-repository.ts';
import { tellChanges } from '../telling.ts';

export interface FillParts {
  repository: MemoryRepository;
  clock: Clock;
  /** A moment for whoever searches or writes meanwhile. */
  pause: (signal: AbortSignal) => Promise<void>;
}

/** A second's work of a slow model: so much is done again at most when the app is closed between two batches. */
const AT_ONCE = 64;
/** What a fast model may lose: a few seconds of work. Each time a part of all, so that the disk writes four times it. */
const LEAST_UNSAVED = 1_024;
const UNSAVED_SHARE = 0.25;
/** What a slow model may lose. */
const SAVE_AFTER_MS = 30_000;

/**
 * Tells an index of all records with the vectors of a model, and resolves when there is none it does not hold. It goes
 * on where the index's cache ends, and finds what is written meanwhile at its end.
 */
export async function fillIndex(
  signal: AbortSignal,
  { repository, clock, pause }: FillParts,
  { index, embedder }: { index: MemoryIndex; embedder: Embedder },
  model: EmbeddingModel,
): Promise<void> {
  let position = (await index.open(signal, model)).lastRevision;
  let saved = { size: sizeOf(index), at: clock.now() };
  for (;;) {
    signal.throwIfAborted();
    // Its worker broke off, or another tab has it now: it holds no more than was saved.
    if (index.getState().kind !== 'ready') position = (await index.open(signal, model)).lastRevision;
    const changes = await repository.newer(position, AT_ONCE);
    const last = changes.at(-1);
    if (!last) break;
    await tellChanges(signal, index, changes, async (texts) => embedder.embed(signal, texts));
    position = last.position;
    const size = sizeOf(index);
    const unsaved = Math.max(LEAST_UNSAVED, saved.size * UNSAVED_SHARE);
    if (size - saved.size >= unsaved || clock.now() - saved.at >= SAVE_AFTER_MS) {
      await index.persist(signal);
      saved = { size, at: clock.now() };
    }
    await pause(signal);
  }
  // Before it takes over: closed now, it would have to be made anew while nothing else answers.
  await index.persist(signal);
}

function sizeOf(index: MemoryIndex): number {
  const state = index.getState();
  return state.kind === 'ready' ? state.size : 0;
}
