import type { Llama, LlamaEmbeddingContext } from 'node-llama-cpp';
import { reasonOf } from '../../../../shared/lib/errors.ts';
import { fault } from '../../../../shared/protocol/errors.ts';

/** A second model, made for vectors, in memory from the first time that it is needed. */
export class Embedder {
  readonly #llama: Llama;
  readonly #modelPath: string | undefined;
  readonly #threads: number;
  #context: Promise<LlamaEmbeddingContext> | undefined;

  constructor(llama: Llama, modelPath: string | undefined, threads: number) {
    this.#llama = llama;
    this.#modelPath = modelPath;
    this.#threads = threads;
  }

  async embed(texts: readonly string[], signal: AbortSignal): Promise<number[][]> {
    const context = await this.#loaded();
    const vectors: number[][] = [];
    for (const text of texts) {
      signal.throwIfAborted();
      const tokens = context.calculateInputLength(text);
      const limit = context.model.trainContextSize;
      if (tokens > limit) {
        const message = `A text of ${tokens} tokens is longer than the ${limit} that the embedding model reads.`;
        throw fault('context_exceeded', message, { details: { tokens, limit } });
      }
      const { vector } = await context.getEmbeddingFor(text);
      vectors.push([...vector]);
    }
    return vectors;
  }

  async #loaded(): Promise<LlamaEmbeddingContext> {
    this.#context ??= this.#load();
    try {
      return await this.#context;
    } catch (error) {
      this.#context = undefined;
      throw error;
    }
  }

  async #load(): Promise<LlamaEmbeddingContext> {
    const modelPath = this.#modelPath;
    if (modelPath === undefined) throw fault('no_embedding_model', 'No embedding model was named.');
    try {
      const model = await this.#llama.loadModel({ modelPath });
      return await model.createEmbeddingContext({ threads: this.#threads });
    } catch (error) {
      throw fault('no_embedding_model', `The embedding model cannot be run: ${reasonOf(error)}`, {
        cause: error,
      });
    }
  }
}
