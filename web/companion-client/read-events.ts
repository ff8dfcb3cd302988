import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type * as z from 'zod/mini';
import { fault } from '../../shared/protocol/errors.ts';

/** More than any event of the protocol: a line that grows beyond it is a fault, not an event. */
const LONGEST_EVENT = 1_000_000;
/**
 * The companion says something at least every 15 seconds. After two and a half times that, nobody is there, though the
 * line looks open: a machine that lost its power closes nothing.
 */
const SILENT_FOR_MS = 38_000;

/**
 * The events of a stream, checked against their schema, until the stream ends. An event this version does not know is
 * passed over: a newer companion may say more than an older app understands.
 */
export async function* readEvents<T>(
  body: ReadableStream<Uint8Array>,
  schema: z.ZodMiniType<T>,
): AsyncGenerator<T> {
  for await (const { data } of readMessages(body)) {
    const event = understoodEvent(data, schema);
    if (event !== undefined) yield event;
  }
}

/**
 * What a stream says, as it was sent, until it ends. An event that never ends is refused before it fills the memory,
 * and so is a silence that lasts.
 */
export async function* readMessages(body: ReadableStream<Uint8Array>): AsyncGenerator<EventSourceMessage> {
  const arrived: EventSourceMessage[] = [];
  let overflow: Error | null = null;
  const parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onEvent: (message) => void arrived.push(message),
    // Lines and fields it does not know are passed over too.
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') overflow = error;
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await unlessSilent(reader.read());
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* arrived.splice(0);
      if (overflow !== null)
        throw fault('companion_bad_answer', 'An event of the companion is too long.', { cause: overflow });
    }
  } finally {
    // Not awaited: a line that hangs may never say that it was let go.
    reader.cancel().catch(() => undefined);
  }
}

/** The event that was sent, or undefined where this version does not know it. */
export function understoodEvent<T>(data: string, schema: z.ZodMiniType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}

async function unlessSilent<T>(next: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    const silent = fault(
      'companion_unreachable',
      'The companion has fallen silent. Look whether its machine is on.',
    );
    timer = setTimeout(() => reject(silent), SILENT_FOR_MS);
  });
  try {
    return await Promise.race([next, silence]);
  } finally {
    clearTimeout(timer);
  }
}
