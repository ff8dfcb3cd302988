import type { EventStream, StreamedEvent } from './event-stream.ts';

export interface FedEvent<Event extends StreamedEvent> {
  /** Without one the event is about this reader alone, and the last. */
  readonly id: number | undefined;
  readonly event: Event;
}

/** Sends what a producer holds at the speed of the reader, and ends with it. Resolves when the stream is over. */
export async function feed<Event extends StreamedEvent>(
  stream: EventStream<Event>,
  follow: (signal: AbortSignal) => AsyncIterable<FedEvent<Event>>,
): Promise<void> {
  const leaving = new AbortController();
  stream.onClose(() => leaving.abort());
  for await (const { id, event } of follow(leaving.signal)) {
    if (id === undefined) return stream.end(event);
    stream.send(event, id);
    await stream.ready();
  }
  stream.end();
}
