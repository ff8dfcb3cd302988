import type { EmbeddingModel } from '../../ports/embedder.ts';

export interface ModelFile {
  /** Below the model's folder. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Known of what ships with the app: what arrives must be this. */
  readonly sha256?: string;
}

/** A model and where its files are. Plain data: it travels to the worker. */
export interface ModelSource {
  readonly runtime: 'static' | 'transformers';
  /** Stamped on every vector. */
  readonly id: string;
  /** The address of its folder, with a slash at the end. */
  readonly folder: string;
  readonly revision: string;
  /** `browser`: they were put into this browser and nobody else has them. */
  readonly origin: 'server' | 'browser';
  readonly files: readonly ModelFile[];
}

export type LoadOutcome =
  | { kind: 'ready'; model: EmbeddingModel; mostTexts: number }
  | { kind: 'absent' }
  | { kind: 'failed'; message: string };

/** What runs a model, once it is loaded. */
export interface Encoder {
  readonly model: EmbeddingModel;
  /** As many texts as it takes at once without becoming slow to stop or large in memory. */
  readonly mostTexts: number;
  embed(texts: readonly string[]): Float32Array | Promise<Float32Array>;
}

/** What worker.ts offers through comlink. */
export interface EmbeddingWorkerApi {
  /** `onProgress` hears the share of bytes that are here, 0 to 1. */
  load(source: ModelSource, onProgress: (share: number) => void): Promise<LoadOutcome>;
  /** At most `mostTexts` of them; one vector per text, back to back. */
  embed(texts: readonly string[]): Promise<Float32Array>;
}
