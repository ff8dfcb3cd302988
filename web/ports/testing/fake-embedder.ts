import { fault } from '../../../shared/protocol/errors.ts';
import type { Embedder, EmbedderState, EmbeddingModel } from '../embedder.ts';
import { createFakeReadable, type FakeReadable } from './fake-readable.ts';

export interface FakeEmbedder extends Embedder, FakeReadable<EmbedderState> {
  /** Whether its model can be had. Set it, and the next call finds it so. */
  isHere: boolean;
  /** Every text it was asked for, in order. */
  readonly asked: string[];
}

const MODEL: EmbeddingModel = { id: 'fake', dimension: 32 };
const BATCH = 512;

/** Texts that share words are near each other: each word is a direction of its own, chosen by its letters. */
export function createFakeEmbedder(model: EmbeddingModel = MODEL): FakeEmbedder {
  const store = createFakeReadable<EmbedderState>({ kind: 'idle', model: null });
  const load = async (signal: AbortSignal): Promise<EmbeddingModel | null> => {
    signal.throwIfAborted();
    if (store.getState().kind === 'ready' && embedder.isHere) return model;
    store.show({ kind: 'loading', progress: null });
    await Promise.resolve();
    if (signal.aborted) {
      if (store.getState().kind === 'loading') store.show({ kind: 'idle', model: null });
      throw signal.reason;
    }
    const state: EmbedderState = embedder.isHere ? { kind: 'ready', model } : { kind: 'absent' };
    if (store.getState().kind !== state.kind) store.show(state);
    return embedder.isHere ? model : null;
  };
  const embedder: FakeEmbedder = {
    ...store,
    isHere: true,
    asked: [],
    model: load,
    async embed(signal, texts, onProgress = () => undefined) {
      if (!(await load(signal))) throw fault('embedding_unavailable', 'The fake has no model.');
      const vectors = new Float32Array(texts.length * model.dimension);
      for (let at = 0; at < texts.length; at += BATCH) {
        signal.throwIfAborted();
        const batch = texts.slice(at, at + BATCH);
        embedder.asked.push(...batch);
        for (const [place, text] of batch.entries())
          vectors.set(vectorOf(text, model.dimension), (at + place) * model.dimension);
        onProgress(at + batch.length);
        await Promise.resolve();
      }
      return vectors;
    },
  };
  return embedder;
}

function vectorOf(text: string, dimension: number): Float32Array {
  const vector = new Float32Array(dimension);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = 7;
    for (const letter of word) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
    vector[hash % dimension] = (vector[hash % dimension] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
