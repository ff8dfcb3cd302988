import { z } from 'zod';
import type { Connection } from './connection.ts';

/** Servers bound the texts of one request; this is below what any of them takes. */
const AT_ONCE = 64;
/** A batch on a small machine, the loading of the model included. */
const WITHIN_MS = 120_000;

const vectors = z.object({
  data: z.array(
    z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1).max(16_384) }),
  ),
});

/** One vector a text, in the order of the texts. */
export async function embedTexts(
  { server, trouble }: Connection,
  model: string,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly Float32Array[]> {
  const found: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += AT_ONCE) {
    const input = texts.slice(at, at + AT_ONCE);
    const body = { model, input, encoding_format: 'float' };
    const url = `${server.address.api}/embeddings`;
    const parsed = vectors.safeParse(await server.json(url, { signal, body, withinMs: WITHIN_MS }));
    const ordered = parsed.data?.data.toSorted((a, b) => a.index - b.index) ?? [];
    const isComplete =
      ordered.length === input.length && ordered.every(({ index }, place) => index === place);
    if (!isComplete)
      throw trouble.garbled(`did not answer with one vector for each of ${input.length} texts`);
    found.push(...ordered.map(({ embedding }) => Float32Array.from(embedding)));
  }
  const isEven = found.every(({ length }) => length === found[0]?.length);
  if (!isEven) throw trouble.garbled('answered with vectors of different lengths');
  return found;
}
