import type { FastifyReply, FastifyRequest } from 'fastify';
import { fault, isKnownError } from '../../../shared/protocol/errors.ts';
import { ROUTES } from '../../../shared/protocol/routes.ts';
import { ask } from '../../engines/openai-api/ask.ts';
import { chatRequest, type ChatRequest } from '../../engines/openai-api/chat-request.ts';
import { chatChunk, chunksOf, DONE } from '../../engines/openai-api/chunks.ts';
import { chatCompletion, completionOf, type AnswerHead } from '../../engines/openai-api/completion.ts';
import { openAiError } from '../../engines/openai-api/error-shape.ts';
import { questionOf } from '../../engines/openai-api/question.ts';
import { chatModelNamed } from '../../engines/openai-api/served-models.ts';
import type { App } from '../../http.ts';
import type { LineEvent } from '../../ports/model-line.ts';
import { DataStream } from '../../streams/data-stream.ts';
import { BODY_LIMIT_BYTES, leftSignal, OPENAI_ROUTE, type OpenAiDeps } from './common.ts';

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly head: AnswerHead;
  readonly events: AsyncIterable<LineEvent>;
  readonly left: AbortSignal;
}

/** Too late for a status: the error is the last of the stream, where clients look for it too. */
function toldLate(error: unknown, request: FastifyRequest): string {
  const isKnown = isKnownError(error);
  if (!isKnown) request.log.error({ err: error }, 'unexpected error');
  const { code, message, retryable, details } = isKnown
    ? error
    : fault('internal', `Something failed inside the companion. Its log has the reason under ${request.id}.`);
  const told = {
    code,
    message,
    retryable,
    requestId: request.id,
    ...(details ? { details: { ...details } } : {}),
  };
  return JSON.stringify(openAiError({ error: told }));
}

async function answerWhole({ reply, head, events, left }: Asked): Promise<void> {
  const completion = await completionOf(head, events);
  if (completion && !left.aborted) reply.send(completion);
  else reply.hijack();
}

async function answerInPieces(asked: Asked, timer: OpenAiDeps['timer'], hasUsage: boolean): Promise<void> {
  const { request, reply, head, events } = asked;
  const takeOver = () => {
    reply.hijack();
    return reply.getHeaders();
  };
  const stream = new DataStream({ response: reply.raw, timer, takeOver });
  try {
    for await (const chunk of chunksOf(head, events, hasUsage)) await stream.send(JSON.stringify(chunk));
    await stream.send(DONE);
  } catch (error) {
    if (!stream.isOpen) throw error;
    await stream.send(toldLate(error, request));
  } finally {
    stream.end();
  }
}

async function answer(asked: Asked, body: ChatRequest, timer: OpenAiDeps['timer']): Promise<void> {
  try {
    if (!body.stream) await answerWhole(asked);
    else await answerInPieces(asked, timer, body.stream_options?.include_usage === true);
  } catch (error) {
    if (!asked.left.aborted) throw error;
  }
  // There is nobody to answer.
  if (asked.left.aborted && !asked.reply.sent) asked.reply.hijack();
}

export function chatCompletionsRoute(app: App, deps: OpenAiDeps): void {
  const { line, getState, clock, ids, timer } = deps;
  app.post(
    ROUTES.openAiChat,
    {
      ...OPENAI_ROUTE,
      bodyLimit: BODY_LIMIT_BYTES,
      schema: {
        summary: 'An answer, in the shapes of OpenAI',
        description:
          'Takes what clients of OpenAI send: docs/api.md says which fields are read. With "stream" the answer comes in pieces as server-sent events.',
        body: chatRequest,
        response: {
          200: {
            description: 'The answer, or a stream of its pieces',
            content: {
              'application/json': { schema: chatCompletion },
              'text/event-stream': { schema: chatChunk },
            },
          },
        },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const model = chatModelNamed(body.model, getState());
      const question = questionOf(body);
      // Queued behind another answer it could not tell that its reader left.
      if (body.stream && reply.raw.socket === null) {
        throw fault('bad_request', 'A stream needs a connection of its own. Open another one.');
      }
      const left = leftSignal(request, reply);
      const head = { id: ids.next(), createdMs: clock.now(), model };
      const events = ask(line, question, left, deps);
      await answer({ request, reply, head, events, left }, body, timer);
      return reply;
    },
  );
}
