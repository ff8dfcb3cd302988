import { z } from 'zod';
import type { Model } from '../../../shared/ports/model.ts';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import { refuse } from './refusal.ts';

/** OpenAI's own limit. */
const MOST_TEXTS = 2048;

export const embeddingRequest = z.looseObject({
  model: z.string().min(1).max(200),
  /** Texts; numbers are let through to be refused in words. */
  input: z.union([z.string(), z.array(z.unknown()).max(MOST_TEXTS)]),
  encoding_format: z.enum(['float', 'base64']).nullish(),
  dimensions: z.int().min(1).nullish(),
});
export type EmbeddingRequest = z.infer<typeof embeddingRequest>;

export const embeddings = z.object({
  object: z.literal('list'),
  data: z.array(
    z.object({
      object: z.literal('embedding'),
      index: z.int(),
      /** Numbers, or their 32-bit floats (little-endian) as base64. */
      embedding: z.union([z.array(z.number()), z.string()]),
    }),
  ),
  model: z.string(),
  /** Left out where no loaded model can count. */
  usage: z.object({ prompt_tokens: z.int(), total_tokens: z.int() }).optional(),
});
export type Embeddings = z.infer<typeof embeddings>;

export function textsOf({ input }: EmbeddingRequest): string[] {
  const texts = [input].flat();
  if (texts.length === 0) throw refuse('invalid_value', 'input', 'There is no text to make a vector of.');
  return texts.map((text, at) => {
    const field = Array.isArray(input) ? `input.${at}` : 'input';
    if (typeof text !== 'string') {
      throw refuse('unsupported_value', field, 'The input must be text: lists of tokens are not read here.');
    }
    if (text === '') throw refuse('invalid_value', field, 'An empty text has no vector.');
    return text;
  });
}

function base64Of(vector: Float32Array): string {
  const bytes = new DataView(new ArrayBuffer(vector.length * 4));
  vector.forEach((value, at) => bytes.setFloat32(at * 4, value, true));
  return Buffer.from(bytes.buffer).toString('base64');
}

async function countTokens(model: Model, texts: readonly string[], signal: AbortSignal) {
  try {
    const counts = await model.countTexts(texts, signal);
    return counts.reduce((sum, count) => sum + count, 0);
  } catch (error) {
    // Vectors need no model that answers; without one there is nobody to count.
    if (isKnownError(error) && error.code === 'model_unavailable') return undefined;
    throw error;
  }
}

/** Work for a place in the line: the vectors of all texts, and what they cost. */
export async function makeVectors(model: Model, texts: readonly string[], signal: AbortSignal) {
  const vectors = await model.embed(texts, signal);
  return { vectors, tokens: await countTokens(model, texts, signal) };
}

export interface MadeVectors {
  readonly model: string;
  readonly vectors: readonly Float32Array[];
  /** Of all texts together, as the model that answers counts them. */
  readonly tokens: number | undefined;
}

export function embeddingsOf(request: EmbeddingRequest, { model, vectors, tokens }: MadeVectors): Embeddings {
  const length = vectors[0]?.length ?? 0;
  const { dimensions, encoding_format: encoding } = request;
  if (dimensions !== undefined && dimensions !== null && dimensions !== length) {
    const message = `This model makes vectors of ${length} numbers and no others. Leave "dimensions" out.`;
    throw refuse('unsupported_value', 'dimensions', message);
  }
  return {
    object: 'list',
    data: vectors.map((vector, index) => ({
      object: 'embedding',
      index,
      embedding: encoding === 'base64' ? base64Of(vector) : Array.from(vector),
    })),
    model,
    ...(tokens === undefined ? {} : { usage: { prompt_tokens: tokens, total_tokens: tokens } }),
  };
}
