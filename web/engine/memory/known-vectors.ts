import type { Embedder, EmbeddingModel } from '../../ports/embedder.ts';
import type { OpenEmbedder } from '../../ports/embedding-models.ts';

/** What a file may bring at most, in bytes; the vectors of what is beyond that are made as always. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Vectors that came with texts: whoever embeds such a text next is given its vector and computes nothing. */
export interface KnownVectors {
  learn(model: EmbeddingModel, text: string, vector: Float32Array): void;
  /** The same embedder, which passes over what is known already. A vector is handed out once: then it is in the index. */
  over(embedder: OpenEmbedder): OpenEmbedder;
  /** Lets go of the rest: texts that were here already are never asked for. */
  forget(): void;
}

export function createKnownVectors(mostBytes: number = MOST_BYTES): KnownVectors {
  /** By model and text: a vector says nothing to another model. */
  const known = new Map<string, Map<string, Float32Array>>();
  let bytes = 0;
  const take = (model: EmbeddingModel | null, text: string): Float32Array | null => {
    const vectors = known.get(model?.id ?? '');
    const vector = vectors?.get(text);
    if (!vectors || vector?.length !== model?.dimension) return null;
    vectors.delete(text);
    bytes -= vector?.byteLength ?? 0;
    return vector ?? null;
  };
  return {
    learn: (model, text, vector) => {
      if (vector.length !== model.dimension || bytes + vector.byteLength > mostBytes) return;
      const unit = ofLengthOne(vector);
      if (!unit) return;
      const vectors = known.get(model.id) ?? new Map<string, Float32Array>();
      known.set(model.id, vectors);
      if (vectors.has(text)) return;
      vectors.set(text, unit);
      bytes += vector.byteLength;
    },
    forget: () => {
      known.clear();
      bytes = 0;
    },
    over: (embedder) => ({
      getState: () => embedder.getState(),
      getInitialState: () => embedder.getInitialState(),
      subscribe: (listener) => embedder.subscribe(listener),
      model: async (signal) => embedder.model(signal),
      close: () => embedder.close(),
      embed: async (signal, texts, onProgress) => {
        if (bytes === 0) return embedder.embed(signal, texts, onProgress);
        return embedRest(embedder, take, signal, texts, onProgress);
      },
    }),
  };
}

async function embedRest(
  embedder: Embedder,
  take: (model: EmbeddingModel | null, text: string) => Float32Array | null,
  ...[signal, texts, onProgress]: Parameters<Embedder['embed']>
): Promise<Float32Array> {
  const model = await embedder.model(signal);
  const given = texts.map((text) => take(model, text));
  const rest = texts.filter((_, place) => given[place] === null);
  if (!model || rest.length === texts.length) return embedder.embed(signal, texts, onProgress);
  const { dimension } = model;
  const before = texts.length - rest.length;
  const computed =
    rest.length > 0
      ? await embedder.embed(signal, rest, (done) => onProgress?.(before + done))
      : new Float32Array();
  const vectors = new Float32Array(texts.length * dimension);
  let used = 0;
  given.forEach((vector, place) => {
    vectors.set(vector ?? computed.subarray(used * dimension, (used + 1) * dimension), place * dimension);
    if (!vector) used += 1;
  });
  return vectors;
}

/** As an embedder's are: a product of two is their cosine. Null where it points nowhere. */
function ofLengthOne(vector: Float32Array): Float32Array | null {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((part) => part / length) : null;
}
