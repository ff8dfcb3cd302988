import { fault } from '../../../shared/protocol/errors.ts';
import type { EmbeddingModel } from '../../ports/embedder.ts';
import { readStaticWeights, type StaticWeights } from './safetensors.ts';
import { createWordPieces } from './word-pieces.ts';

export interface StaticEncoderFiles {
  /** The bytes of `model.safetensors`. */
  readonly weights: Uint8Array;
  /** `tokenizer.json`, parsed. */
  readonly tokenizer: unknown;
  readonly config: {
    readonly id: string;
    /** What is beyond so many word pieces counts no more. */
    readonly mostPieces?: number;
  };
}

export interface StaticEncoder {
  readonly model: EmbeddingModel;
  /** One unit vector per text, back to back; zeros where a text has no word the model knows. */
  embed(texts: readonly string[]): Float32Array;
}

/** What models of this kind are trained and published with. */
const MOST_PIECES = 512;

/**
 * A sentence is the mean of its word pieces' vectors, brought to length one. No network of neurons is run, so this
 * needs neither a runtime nor DOM. Dimension and vocabulary are what the files say.
 */
export function createStaticEncoder({ weights, tokenizer, config }: StaticEncoderFiles): StaticEncoder {
  const table = readStaticWeights(weights);
  const pieces = createWordPieces(tokenizer);
  if (pieces.size > table.rows)
    throw fault(
      'embedding_unavailable',
      `The files of the embedding model do not belong together: ${pieces.size} word pieces, ${table.rows} vectors.`,
    );
  const { dimension } = table;
  const mostPieces = config.mostPieces ?? MOST_PIECES;
  const sum = new Float64Array(dimension);
  return {
    model: { id: config.id, dimension },
    embed(texts) {
      const vectors = new Float32Array(texts.length * dimension);
      texts.forEach((text, at) => {
        addUp(pieces.encode(text, mostPieces), table, sum);
        writeUnit(sum, vectors, at * dimension);
      });
      return vectors;
    },
  };
}

function addUp(
  numbers: readonly number[],
  { values, scales, dimension }: StaticWeights,
  sum: Float64Array,
): void {
  sum.fill(0);
  for (const number of numbers) {
    const row = number * dimension;
    const scale = scales[number] as number;
    for (let at = 0; at < dimension; at += 1)
      sum[at] = (sum[at] as number) + (values[row + at] as number) * scale;
  }
}

/** The mean and the sum point the same way, so the division is left out. */
function writeUnit(sum: Float64Array, vectors: Float32Array, start: number): void {
  let square = 0;
  for (const value of sum) square += value * value;
  if (square === 0) return;
  const factor = 1 / Math.sqrt(square);
  sum.forEach((value, at) => {
    vectors[start + at] = value * factor;
  });
}
