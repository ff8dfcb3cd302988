import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import type { ChatEvent } from '../../../shared/protocol/chat-events.ts';
import { ROUTES } from '../../../shared/protocol/routes.ts';

type Type = ChatEvent['type'];

export interface Heard<T extends Type> {
  /** When it came, by `performance.now()`. */
  readonly at: number;
  readonly event: Extract<ChatEvent, { type: T }>;
}

/** A question on its way. */
export interface Asking {
  readonly askedAt: number;
  /** The first event of this type that came or comes; rejects when the stream ends without one. */
  first<T extends Type>(type: T): Promise<Heard<T>>;
  /** What was said until now. */
  text(): string;
  /** Leaves as a closed tab does. */
  leave(): void;
}

export interface CompanionClient {
  /** At /v1/chat/stream unless another address is named. */
  ask(body: object, path?: string): Asking;
  /** Stops an answer; returns when that was asked for. */
  endAnswer(answerId: string): number;
  get<T>(path: string): Promise<T>;
  post(path: string, body: object): Promise<{ readonly status: number; readonly body: unknown }>;
  closeClient(): void;
}

/** Speaks to a companion with as little work as possible: what a client costs is not what is measured. */
export function openClient(origin: string, key: string): CompanionClient {
  const agent = new Agent({ keepAlive: true });
  const send = (method: string, path: string, body?: object): ClientRequest => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    };
    return request(`${origin}${path}`, { method, agent, headers }).end(body && JSON.stringify(body));
  };
  return {
    ask: (body, path = ROUTES.chatStream) => listenTo(send('POST', path, body)),
    endAnswer: (answerId) => {
      const at = performance.now();
      send('DELETE', ROUTES.chatStreamOf.replace(':id', answerId)).on('response', (response) => {
        if (response.statusCode !== 204) throw new Error(`Stopping answered ${response.statusCode}.`);
        response.resume();
      });
      return at;
    },
    get: async <T>(path: string) => (await whole(send('GET', path))).body as T,
    post: async (path, body) => whole(send('POST', path, body)),
    closeClient: () => agent.destroy(),
  };
}

function listenTo(sent: ClientRequest): Asking {
  const heard: { readonly at: number; readonly event: ChatEvent }[] = [];
  const waiting = new Set<() => void>();
  let end: Error | undefined;
  let text = '';
  const tell = (): void => waiting.forEach((wake) => wake());
  const finish = (why: string): void => {
    end ??= new Error(`The stream ended: ${why}.`);
    tell();
  };
  const parser = createParser({
    onEvent: ({ data }) => {
      const event = JSON.parse(data) as ChatEvent;
      heard.push({ at: performance.now(), event });
      if (event.type === 'text') text += event.text;
      tell();
    },
  });
  sent.on('error', (error) => finish(error.message));
  sent.on('response', (response) => {
    const isStream = response.headers['content-type']?.startsWith('text/event-stream') === true;
    response
      .setEncoding('utf8')
      .on('data', (chunk: string) => (isStream ? parser.feed(chunk) : finish(chunk)));
    response.on('close', () =>
      finish(`${response.statusCode} with ${heard.at(-1)?.event.type ?? 'nothing'}`),
    );
    response.on('error', () => undefined);
  });
  return {
    askedAt: performance.now(),
    first: async <T extends Type>(type: T) => {
      for (;;) {
        const found = heard.find(({ event }) => event.type === type);
        if (found) return { at: found.at, event: found.event as Extract<ChatEvent, { type: T }> };
        if (end) throw end;
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    text: () => text,
    leave: () => sent.destroy(),
  };
}

async function whole(sent: ClientRequest): Promise<{ status: number; body: unknown }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject);
  });
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk as string;
  return { status: response.statusCode ?? 0, body: text === '' ? undefined : JSON.parse(text) };
}
