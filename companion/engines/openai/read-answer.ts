import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import type { EndReason } from '../../../shared/schemas/index.ts';
import { readBounded } from './server.ts';
import type { Trouble } from './trouble.ts';
import { within } from './within.ts';

export type Piece =
  | { readonly type: 'progress'; readonly read: number; readonly total: number; readonly cached: number }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'usage'; readonly prompt?: number; readonly cached?: number; readonly answer?: number }
  | { readonly type: 'finish'; readonly reason: Extract<EndReason, 'stop' | 'length'> }
  /** It is alive, and what it does is not for us. */
  | { readonly type: 'sign' };

export interface Patience {
  /** Until the first word: a long prompt is read for minutes on a small machine. */
  readonly firstMs: number;
  /** Between two of them. */
  readonly nextMs: number;
}

/** No answer is that long, however many tokens were asked for; a server that raves is stopped. */
const MOST_CHARACTERS = 1_000_000;
/** The beginning of a web page has its title in it. */
const LARGEST_PAGE_BYTES = 4096;

/** No text has more tokens; who tells of more, or of less than none, has not counted. */
const MOST_TOKENS = 1_000_000_000;

const tokens = z.number().int().min(0).max(MOST_TOKENS);
const count = tokens.nullish().catch(undefined);
const said = z
  .object({
    content: z.string().nullish(),
    reasoning_content: z.string().nullish(),
    reasoning: z.string().nullish(),
  })
  .nullish();
const chunk = z.object({
  choices: z.array(z.object({ delta: said, message: said, finish_reason: z.string().nullish() })).nullish(),
  usage: z
    .object({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  timings: z.object({ cache_n: count, prompt_n: count, predicted_n: count }).nullish().catch(undefined),
  prompt_progress: z.object({ total: tokens, cache: tokens, processed: tokens }).nullish().catch(undefined),
  error: z.unknown().optional(),
});

/** What an answer says, piece by piece; ends when it has ended, and throws where it only stopped. */
export async function* readAnswer(
  response: Response,
  trouble: Trouble,
  patience: Patience,
): AsyncGenerator<Piece> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('html')) {
    throw trouble.garbled('answered with a web page', await readBounded(response, LARGEST_PAGE_BYTES));
  }
  const state = { isFinished: false, characters: 0 };
  const waitMs = () => (state.characters === 0 ? patience.firstMs : patience.nextMs);
  const texts = textOf(response, trouble, waitMs);
  for await (const data of type.includes('application/json')
    ? wholeOf(texts, trouble)
    : eventsOf(texts, trouble)) {
    if (data === '[DONE]') return;
    for (const piece of piecesOf(data, trouble)) {
      if (piece.type === 'finish') state.isFinished = true;
      if (piece.type === 'text') state.characters += piece.text.length;
      if (state.characters > MOST_CHARACTERS) throw trouble.fellSilent('does not stop talking');
      yield piece;
    }
  }
  if (!state.isFinished) throw trouble.fellSilent('broke off in the middle of its answer');
}

function piecesOf(data: string, trouble: Trouble): Piece[] {
  const parsed = chunk.safeParse(parse(data, trouble));
  if (!parsed.success) throw trouble.garbled('sent something that is no part of an answer', data);
  const { choices, usage, timings, prompt_progress: progress, error } = parsed.data;
  if (error !== undefined && error !== null) throw trouble.complained(data);
  const pieces: Piece[] = [{ type: 'sign' }];
  if (progress) {
    const { total, cache, processed } = progress;
    pieces.push({ type: 'progress', read: processed, total, cached: cache });
  }
  const [choice] = choices ?? [];
  const content = choice?.delta?.content ?? choice?.message?.content ?? '';
  if (content !== '') pieces.push({ type: 'text', text: content });
  if (choice?.finish_reason) {
    pieces.push({ type: 'finish', reason: choice.finish_reason === 'length' ? 'length' : 'stop' });
  }
  if (usage || timings) pieces.push(usageOf(usage, timings));
  return pieces;
}

type Chunk = z.infer<typeof chunk>;

function usageOf(usage: Chunk['usage'], timings: Chunk['timings']): Piece {
  const read = timings?.prompt_n === undefined || timings.prompt_n === null ? undefined : timings.prompt_n;
  const prompt = usage?.prompt_tokens ?? (read === undefined ? undefined : read + (timings?.cache_n ?? 0));
  const cached = usage?.prompt_tokens_details?.cached_tokens ?? timings?.cache_n;
  const answer = usage?.completion_tokens ?? timings?.predicted_n;
  return {
    type: 'usage',
    ...(typeof prompt === 'number' ? { prompt } : {}),
    ...(typeof cached === 'number' ? { cached } : {}),
    ...(typeof answer === 'number' ? { answer } : {}),
  };
}

function parse(data: string, trouble: Trouble): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw trouble.garbled('sent something that is not JSON', data);
  }
}

async function* eventsOf(texts: AsyncIterable<string>, trouble: Trouble): AsyncGenerator<string> {
  const waiting: string[] = [];
  const parser = createParser({
    maxBufferSize: MOST_CHARACTERS,
    onEvent: ({ data }) => void waiting.push(data),
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') throw trouble.garbled('sent a line without end');
    },
  });
  for await (const text of texts) {
    parser.feed(text);
    yield* waiting.splice(0);
  }
  // A last event without the empty line after it counts, unless it was cut.
  parser.feed('\n\n');
  yield* waiting.splice(0).filter(isWhole);
}

function isWhole(data: string): boolean {
  try {
    JSON.parse(data);
    return true;
  } catch {
    return data === '[DONE]';
  }
}

/** A server that does not stream sends the whole at once, in much the same shape. */
async function* wholeOf(texts: AsyncIterable<string>, trouble: Trouble): AsyncGenerator<string> {
  let whole = '';
  for await (const text of texts) {
    whole += text;
    if (whole.length > MOST_CHARACTERS) throw trouble.fellSilent('does not stop talking');
  }
  yield whole;
}

async function* textOf(response: Response, trouble: Trouble, waitMs: () => number): AsyncGenerator<string> {
  if (!response.body) throw trouble.garbled('answered with nothing');
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await within(
        reader.read().catch(() => {
          throw trouble.fellSilent('broke off in the middle of its answer');
        }),
        waitMs(),
        (seconds) => trouble.fellSilent(`has said nothing for ${seconds} seconds`),
      );
      if (done) return;
      yield decoder.decode(value as Uint8Array, { stream: true });
    }
  } finally {
    // Closes the connection where it is still open, which is how a server learns that nobody listens.
    await reader.cancel().catch(() => undefined);
  }
}
