import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promptTokens, replyOf, tokensOf, type FakeFacts, type FakeKind } from './fake-model-dialects.ts';

/** Thirty words: more than any test asks for. */
export const FAKE_ANSWER =
  'Breathe, then look at the log: one thing after the other, and the last change first. ' +
  'What worked yesterday and fails today was touched in between, so read what was touched.';

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Takes the place of an answer: writes what it likes, and ends it or does not. */
export type Misbehaviour = (response: ServerResponse, asked: Recorded) => void | Promise<void>;

export interface FakeModelServer {
  readonly url: string;
  readonly port: number;
  readonly host: string;
  readonly requests: readonly Recorded[];
  /** Answers that were still being written when their reader left. */
  readonly abandoned: number;
  /** Answers under way. */
  readonly speaking: number;
  /** The next questions, one each, get this instead of an answer. */
  misbehave(...instead: Misbehaviour[]): void;
  close(): Promise<void>;
}

export interface FakeOptions extends Partial<FakeFacts> {
  /** Asked for in every request; without it nobody needs one. */
  readonly key?: string;
  readonly says?: string;
  /** While it is, it answers nothing but that. */
  readonly isLoading?: () => boolean;
  /** Whether the last event of an answer counts its tokens. */
  readonly usage?: boolean;
  readonly port?: number;
}

interface Running {
  readonly facts: FakeFacts;
  readonly options: FakeOptions;
  readonly requests: Recorded[];
  readonly instead: Misbehaviour[];
  readonly state: { speaking: number; abandoned: number };
}

/** A small model server on a free port, with real HTTP and the dialect of one of the servers there are. */
export async function fakeModelServer(kind: FakeKind, options: FakeOptions = {}): Promise<FakeModelServer> {
  const facts = {
    models: ['calm:1b'],
    contextTokens: 600,
    hasTokenizer: true,
    thinks: false,
    ...options,
    kind,
  };
  const state = { speaking: 0, abandoned: 0 };
  const running: Running = { facts, options, requests: [], instead: [], state };
  const server = createServer((request, response) => {
    handle(running, request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    host: `127.0.0.1:${port}`,
    requests: running.requests,
    get abandoned() {
      return state.abandoned;
    },
    get speaking() {
      return state.speaking;
    },
    misbehave: (...instead) => void running.instead.push(...instead),
    close: async () => closeAll(server),
  };
}

async function closeAll(server: Server): Promise<void> {
  if (!server.listening) return;
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

async function handle(running: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = await record(request);
  running.requests.push(asked);
  const { key, isLoading } = running.options;
  if (isLoading?.()) {
    return sendJson(response, 503, {
      error: { message: 'Loading model', type: 'unavailable_error', code: 503 },
    });
  }
  if (key !== undefined && asked.authorization !== `Bearer ${key}`) {
    return sendJson(response, 401, { error: { message: 'Invalid API key', type: 'auth' } });
  }
  if (asked.path !== '/v1/chat/completions') {
    const reply = replyOf(running.facts, asked.path, asked.body);
    return sendJson(response, reply?.status ?? 404, reply?.body ?? { error: 'not found' });
  }
  running.state.speaking += 1;
  response.on('close', () => {
    running.state.speaking -= 1;
    if (!response.writableEnded) running.state.abandoned += 1;
  });
  const instead = running.instead.shift();
  return instead ? instead(response, asked) : answer(running, response, asked);
}

async function record(request: IncomingMessage): Promise<Recorded> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    authorization: request.headers.authorization,
    body: text === '' ? {} : (JSON.parse(text) as Recorded['body']),
  };
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
}

export const sendEvent = (response: ServerResponse, data: unknown): void =>
  void response.write(`data: ${JSON.stringify(data)}\n\n`);

/** A part of an answer, as all of them send it. */
export const wordEvent = (content: string, finish: string | null = null): object => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta: content === '' ? {} : { content }, finish_reason: finish }],
});

async function answer(running: Running, response: ServerResponse, asked: Recorded): Promise<void> {
  const { facts, options } = running;
  const read = promptTokens(asked.body['messages'] as Parameters<typeof promptTokens>[0]);
  if (read > facts.contextTokens) return refuse(facts, response, read);
  const wanted = Number(asked.body['max_tokens'] ?? asked.body['max_completion_tokens'] ?? 512);
  const words = tokensOf(options.says ?? FAKE_ANSWER).slice(0, wanted);
  const usage = { prompt_tokens: read, completion_tokens: words.length, total_tokens: read + words.length };
  if (asked.body['stream'] !== true) {
    const choice = {
      index: 0,
      message: { role: 'assistant', content: words.join('') },
      finish_reason: 'stop',
    };
    return sendJson(response, 200, { object: 'chat.completion', choices: [choice], usage });
  }
  beginStream(response);
  sendEvent(response, { choices: [{ index: 0, delta: { role: 'assistant', content: null } }] });
  if (asked.body['return_progress'] === true) {
    sendEvent(response, { choices: [], prompt_progress: { total: read, cache: 0, processed: read } });
  }
  for (const word of words) {
    if (response.destroyed) return;
    sendEvent(response, wordEvent(word));
    // A turn of the loop between two words, so that a reader can leave between them.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const isCut = words.length < tokensOf(options.says ?? FAKE_ANSWER).length;
  sendEvent(response, wordEvent('', isCut ? 'length' : 'stop'));
  if (options.usage !== false) sendEvent(response, { choices: [], usage });
  response.end('data: [DONE]\n\n');
}

/** Each in its own words. */
function refuse({ kind, contextTokens: limit }: FakeFacts, response: ServerResponse, read: number): void {
  const messages: Record<FakeKind, object> = {
    'llama-server': {
      code: 400,
      message: `request (${read} tokens) exceeds the available context size (${limit} tokens), try increasing it`,
      type: 'exceed_context_size_error',
      n_prompt_tokens: read,
      n_ctx: limit,
    },
    vllm: {
      message: `This model's maximum context length is ${limit} tokens. However, you requested ${read} tokens.`,
    },
    ollama: { message: 'the input length exceeds the context length', type: 'api_error' },
    'lm-studio': { message: `The number of tokens exceeds the context window of ${limit}` },
    other: { message: `maximum context length is ${limit} tokens`, code: 'context_length_exceeded' },
  };
  sendJson(response, 400, { error: messages[kind] });
}
