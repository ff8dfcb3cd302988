import type * as z from 'zod/mini';
import { readMessages, understoodEvent } from './read-events.ts';

export interface Numbered<T> {
  /** Where the stream can be read on; null for a word to this reader alone. */
  readonly number: number | null;
  /** Undefined where this version does not know it: it was seen all the same. */
  readonly event: T | undefined;
}

/** The events of a stream with their numbers, until the stream ends. */
export async function* readNumberedEvents<T>(
  body: ReadableStream<Uint8Array>,
  schema: z.ZodMiniType<T>,
): AsyncGenerator<Numbered<T>> {
  for await (const { id, data } of readMessages(body)) {
    yield { number: numberOf(id), event: understoodEvent(data, schema) };
  }
}

function numberOf(id: string | undefined): number | null {
  return id !== undefined && /^\d{1,9}$/.test(id) ? Number(id) : null;
}
