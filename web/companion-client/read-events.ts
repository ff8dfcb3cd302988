import { createParser } from 'eventsource-parser';
import type { z } from 'zod';

/** More than any event of the protocol: a line that grows beyond it is a fault, not an event. */
const LONGEST_EVENT = 1_000_000;

/**
 * The events of a stream, checked against their schema, until the stream ends. An event this version does not know is
 * passed over: a newer companion may say more than an older app understands.
 */
export async function* readEvents<T>(body: ReadableStream<Uint8Array>, schema: z.ZodType<T>): AsyncGenerator<T> {
  const arrived: T[] = [];
  const parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onEvent: ({ data }) => {
      const event = parsed(data, schema);
      if (event !== undefined) arrived.push(event);
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* arrived.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parsed<T>(data: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
