import type { Readable } from './readable.ts';

/** Stamped on every vector: vectors of different models do not mix. */
export interface EmbeddingModel {
  readonly id: string;
  readonly dimension: number;
}

export type EmbedderState =
  /** Nothing was asked of it yet, or it went to sleep after a while without work. */
  | { kind: 'idle'; model: EmbeddingModel | null }
  /** Its files are being fetched, 0 to 1; null where the size is not known. */
  | { kind: 'loading'; progress: number | null }
  | { kind: 'ready'; model: EmbeddingModel }
  /** Its files are not here and cannot be had now: search works by words until they are. */
  | { kind: 'absent' }
  | { kind: 'failed'; message: string };

/** Turns texts into vectors whose closeness is closeness of meaning. */
export interface Embedder extends Readable<EmbedderState> {
  /** Loads the model unless it is there, and says which it is; null where it cannot be had now. */
  model(signal: AbortSignal): Promise<EmbeddingModel | null>;
  /**
   * One unit vector per text, in their order, back to back in one array; zeros where a text says nothing to the model.
   * Fails with `embedding_unavailable` where there is no model.
   */
  embed(
    signal: AbortSignal,
    texts: readonly string[],
    onProgress?: (done: number) => void,
  ): Promise<Float32Array>;
}
