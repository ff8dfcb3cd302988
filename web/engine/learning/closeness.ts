import { isAbort } from '../../../shared/lib/errors.ts';
import type { Embedder } from '../../ports/embedder.ts';

/**
 * How close each of the texts is to one in meaning, as a cosine. Null where no model is awake: what is offered waits for
 * none to be loaded.
 */
export async function closeTo(
  signal: AbortSignal,
  embedder: Pick<Embedder, 'getState' | 'embed'> | null,
  text: string,
  others: readonly string[],
): Promise<readonly number[] | null> {
  if (others.length === 0 || embedder?.getState().kind !== 'ready') return null;
  try {
    const vectors = await embedder.embed(signal, [text, ...others]);
    const dimension = vectors.length / (others.length + 1);
    const vectorAt = (at: number) => vectors.subarray(at * dimension, (at + 1) * dimension);
    return others.map((_, at) => product(vectorAt(0), vectorAt(at + 1)));
  } catch (error) {
    if (isAbort(error)) throw error;
    // It fell asleep or went away in between.
    return null;
  }
}

/** Of vectors of length one the product is the cosine. */
function product(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}
