import { createParser, type EventSourceMessage } from 'eventsource-parser';

export interface StreamReader {
  /** The next event, or `undefined` when the stream has ended. */
  next(): Promise<EventSourceMessage | undefined>;
  comments(): readonly string[];
  /** Leaves as a closed tab does. */
  leave(): void;
}

/** Opens a stream of events and hands them out one by one; with `asked` as the body of a POST. */
export async function openStream(
  url: string,
  headers: Record<string, string>,
  asked?: object,
): Promise<StreamReader> {
  const leaving = new AbortController();
  const sent = asked && {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  };
  const response = await fetch(url, { headers, ...sent, signal: leaving.signal });
  if (response.status !== 200 || !response.body) throw new Error(`The stream answered ${response.status}.`);
  const waiting: EventSourceMessage[] = [];
  const comments: string[] = [];
  const parser = createParser({
    onEvent: (event) => void waiting.push(event),
    onComment: (comment) => void comments.push(comment),
  });
  const body = response.body.getReader();
  const decoder = new TextDecoder();
  return {
    async next() {
      while (waiting.length === 0) {
        const { done, value } = await body.read();
        if (done) return undefined;
        parser.feed(decoder.decode(value, { stream: true }));
      }
      return waiting.shift();
    },
    comments: () => comments,
    leave: () => leaving.abort(),
  };
}
