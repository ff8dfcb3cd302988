import { isKnownError, type ErrorCode } from '../../shared/protocol/errors.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { tokenCounts, type TokenizeBody } from '../../shared/schemas/index.ts';
import type { TextCounts } from '../ports/answerer.ts';
import type { CompanionHttp } from './http.ts';

/** As many as the companion takes at once. */
const MOST_TEXTS = 1000;
/** Of one request. Even were each to travel as six bytes, it stays below the 4 MiB the companion reads. */
const MOST_CHARACTERS = 600_000;
/** A small machine counts a whole conversation while it answers another. */
const COUNTED_WITHIN_MS = 30_000;

const WITHOUT_MODEL: readonly ErrorCode[] = ['model_unavailable', 'model_loading'];

type Counting = Pick<CompanionHttp, 'ask'>;

/** Counts any number of texts, as many at once as the companion takes. */
export async function countTexts(
  http: Counting,
  signal: AbortSignal,
  texts: readonly string[],
): Promise<TextCounts | null> {
  const counts: number[] = [];
  let contextTokens = 0;
  for (const batch of batchesOf(texts)) {
    const counted = await count(http, signal, { texts: batch });
    if (counted === null) return null;
    counts.push(...counted.counts);
    ({ contextTokens } = counted);
  }
  // Of no texts at all an empty one was counted, for what the model reads.
  return { counts: counts.slice(0, texts.length), contextTokens };
}

export async function count(
  http: Counting,
  signal: AbortSignal,
  body: TokenizeBody,
): Promise<TextCounts | null> {
  try {
    const counted = await http.ask(signal, ROUTES.tokenize, body, tokenCounts, COUNTED_WITHIN_MS);
    const { counts, contextTokens } = counted;
    return contextTokens === null ? null : { counts, contextTokens };
  } catch (error) {
    if (isKnownError(error) && WITHOUT_MODEL.includes(error.code)) return null;
    throw error;
  }
}

function batchesOf(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let characters = 0;
  for (const text of texts) {
    if (batch.length === MOST_TEXTS || (batch.length > 0 && characters + text.length > MOST_CHARACTERS)) {
      batches.push(batch);
      batch = [];
      characters = 0;
    }
    batch.push(text);
    characters += text.length;
  }
  return [...batches, texts.length === 0 ? [''] : batch];
}
