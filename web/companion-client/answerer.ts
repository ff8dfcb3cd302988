import { fault, isKnownError } from '../../shared/protocol/errors.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { jsonAnswer, type ChatBody, type JsonBody } from '../../shared/schemas/index.ts';
import { promptTexts } from '../../shared/schemas/prompt-text.ts';
import type { Answerer, AnswerQuestion, JsonQuestion } from '../ports/answerer.ts';
import { answerAddress, AnswerReading, type ReadingParts } from './answer-reading.ts';
import { count, countTexts } from './count-tokens.ts';
import type { CompanionHttp } from './http.ts';

export interface AnswererParts extends ReadingParts {
  readonly http: CompanionHttp;
}

/** Until a stream begins: it does with its place in the line, or once a long prompt was counted. */
const BEGINS_WITHIN_MS = 30_000;
/** Browsers themselves give up on an answer that sends nothing for five minutes. */
const JSON_WITHIN_MS = 240_000;
/** The companion ends what took too long; this is for its word of that to arrive. */
const ARRIVES_WITHIN_MS = 10_000;

/** Asks the companion over HTTP. */
export function createAnswerer(parts: AnswererParts): Answerer {
  const { http } = parts;
  return {
    ask: (signal, question) =>
      new AnswerReading(parts, signal).follow(async () => begin(http, signal, question)),
    readOn: (signal, id, seen) => new AnswerReading(parts, signal, id, seen).follow(),
    stop: async (signal, id) => {
      try {
        await http.delete(signal, answerAddress(id));
      } catch (error) {
        if (!isKnownError(error) || error.code !== 'answer_gone') throw error;
      }
    },
    count: async (signal, texts) => countTexts(http, signal, texts),
    countPrompt: async (signal, prompt) => {
      const counted = await count(http, signal, { prompt });
      return counted && { count: counted.counts[0] ?? 0, contextTokens: counted.contextTokens };
    },
    json: async (signal, { deadlineMs = JSON_WITHIN_MS, ...question }) => {
      const body = { ...jsonBodyOf(question), deadlineMs };
      const withinMs = deadlineMs + ARRIVES_WITHIN_MS;
      return (await http.ask(signal, ROUTES.json, body, jsonAnswer, withinMs)).value;
    },
    prompts: async (signal) => (await http.get(signal, ROUTES.prompts, promptTexts)).prompts,
  };
}

async function begin(
  http: CompanionHttp,
  signal: AbortSignal,
  question: AnswerQuestion,
): Promise<ReadableStream<Uint8Array>> {
  const from = { body: bodyOf(question), withinMs: BEGINS_WITHIN_MS };
  const body = await http.openFrom(signal, ROUTES.chatStream, from);
  if (body) return body;
  throw fault('companion_bad_answer', 'The companion took the question and opened no stream.');
}

function bodyOf({ prompt, stop, ...rest }: AnswerQuestion): ChatBody {
  return { ...prompt, ...rest, stop: stop && [...stop] };
}

function jsonBodyOf({ schema, urgency, ...question }: JsonQuestion): JsonBody {
  return { ...bodyOf(question), schema, urgency };
}
