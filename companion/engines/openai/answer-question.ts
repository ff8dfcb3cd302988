import type { ModelEvent, Question } from '../../../shared/ports/model.ts';
import { fault, isKnownError } from '../../../shared/protocol/errors.ts';
import type { EndReason } from '../../../shared/schemas/index.ts';
import type { Connection } from './connection.ts';
import type { Count } from './count-tokens.ts';
import { readAnswer, type Patience, type Piece } from './read-answer.ts';
import { bodyOf, messagesOf, type Defaults } from './request-body.ts';
import { within } from './within.ts';

export interface Manner {
  readonly defaults: Defaults;
  readonly patience: Patience;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
}

/** What is known of an answer so far; what the server says of it at the end wins over what was counted here. */
interface Tally {
  prompt: number;
  cached: number;
  answer: number;
  isPromptCounted: boolean;
  isAnswerCounted: boolean;
  readonly askedAt: number;
  firstAt: number | undefined;
  lastAt: number;
}

/** Asks, and tells what comes. Errors of a signal that has ended are its end, whatever they are. */
export async function* answerQuestion(
  connection: Connection,
  question: Question,
  signal: AbortSignal,
  manner: Manner,
): AsyncGenerator<ModelEvent> {
  const { defaults, now } = manner;
  const tally = tallyFrom({ tokens: 0, isEstimate: false }, now());
  const leaving = new AbortController();
  let reason: EndReason = 'stop';
  try {
    signal.throwIfAborted();
    const { counter, quirks, model, thinks, contextTokens } = connection;
    const messages = messagesOf(question.prompt, question.schema, quirks);
    const counted = await counter.messages(messages, signal);
    mustFit(counted, connection);
    Object.assign(tally, tallyFrom(counted, now()));
    yield { type: 'prefill', read: 0, total: tally.prompt, cached: 0 };
    const mostTokens = contextTokens - counted.tokens;
    const body = bodyOf({ model, messages, question, defaults, mostTokens, thinks }, quirks);
    const both = AbortSignal.any([signal, leaving.signal]);
    for await (const piece of ask(connection, body, both, manner.patience)) {
      if (piece.type === 'finish') reason = piece.reason;
      yield* eventsOf(piece, tally, now());
    }
    if (tally.firstAt === undefined) yield wholeRead(tally);
  } catch (error) {
    if (!signal.aborted) throw withNumbers(error, tally, connection);
    reason = endOf(signal);
  } finally {
    leaving.abort();
  }
  yield { type: 'end', reason, figures: figuresOf(tally) };
}

async function* ask(
  { server, trouble }: Connection,
  body: unknown,
  signal: AbortSignal,
  patience: Patience,
): AsyncGenerator<Piece> {
  const response = await within(
    server.stream(`${server.address.api}/chat/completions`, body, signal),
    patience.firstMs,
    (seconds) => trouble.fellSilent(`has not begun to answer in ${seconds} seconds`),
  );
  yield* readAnswer(response, trouble, patience);
}

function* eventsOf(piece: Piece, tally: Tally, at: number): Generator<ModelEvent> {
  if (piece.type === 'progress' && tally.firstAt === undefined) {
    Object.assign(tally, { prompt: piece.total, cached: piece.cached, isPromptCounted: true });
    yield { type: 'prefill', read: piece.read, total: piece.total, cached: piece.cached };
  }
  if (piece.type === 'usage') take(piece, tally);
  if (piece.type !== 'text') return;
  if (tally.firstAt === undefined) {
    tally.firstAt = at;
    yield wholeRead(tally);
  }
  tally.lastAt = at;
  // Servers send about a token at a time: good enough where nobody counts.
  if (!tally.isAnswerCounted) tally.answer += 1;
  yield { type: 'text', text: piece.text };
}

const wholeRead = ({ prompt, cached }: Tally): ModelEvent => ({
  type: 'prefill',
  read: prompt,
  total: prompt,
  cached,
});

function take({ prompt, cached, answer }: Extract<Piece, { type: 'usage' }>, tally: Tally): void {
  if (prompt !== undefined) Object.assign(tally, { prompt, isPromptCounted: true });
  if (answer !== undefined) Object.assign(tally, { answer, isAnswerCounted: true });
  if (cached !== undefined) tally.cached = cached;
}

function tallyFrom({ tokens, isEstimate }: Count, askedAt: number): Tally {
  return {
    prompt: tokens,
    cached: 0,
    answer: 0,
    isPromptCounted: !isEstimate,
    isAnswerCounted: false,
    askedAt,
    firstAt: undefined,
    lastAt: askedAt,
  };
}

function figuresOf(tally: Tally): Extract<ModelEvent, { type: 'end' }>['figures'] {
  const { prompt, cached, answer, askedAt, firstAt, lastAt } = tally;
  const isEstimate = !tally.isPromptCounted || (answer > 0 && !tally.isAnswerCounted);
  return {
    promptTokens: prompt,
    cachedTokens: Math.min(cached, prompt),
    answerTokens: answer,
    prefillMs: (firstAt ?? lastAt) - askedAt,
    generateMs: firstAt === undefined ? 0 : lastAt - firstAt,
    ...(isEstimate ? { estimated: true } : {}),
  };
}

/** There must be room for the prompt and for a word of answer. Some servers cut in silence, so none is asked to. */
function mustFit({ tokens, isEstimate }: Count, { contextTokens: limit, trouble }: Connection): void {
  if (tokens < limit) return;
  const about = isEstimate ? 'about ' : '';
  const message = `That is ${about}${tokens} tokens, and ${trouble.label} reads ${limit}. Shorten the conversation.`;
  throw fault('context_exceeded', message, { details: { tokens, limit, isEstimate } });
}

/** Some servers say only that it was too long. What was counted here is the next best. */
function withNumbers(error: unknown, tally: Tally, { contextTokens: limit }: Connection): unknown {
  if (!isKnownError(error) || error.code !== 'context_exceeded') return error;
  return fault(error.code, error.message, { details: { tokens: tally.prompt, limit, ...error.details } });
}

/** Why a signal ended an answer: time was up, or somebody stopped it. */
function endOf(signal: AbortSignal): EndReason {
  const { reason } = signal as { reason: unknown };
  return reason instanceof DOMException && reason.name === 'TimeoutError' ? 'deadline' : 'aborted';
}
