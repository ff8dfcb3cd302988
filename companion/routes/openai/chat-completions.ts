import type { FastifyReply, FastifyRequest } from 'fastify';
import { fault, isKnownError } from '../../../shared/protocol/errors.ts';
import { ROUTES } from '../../../shared/protocol/routes.ts';
import { ask } from '../../engines/openai-api/ask.ts';
import { chatRequest } from '../../engines/openai-api/chat-request.ts';
import { chatChunk, chunksOf, DONE, type ChatChunk } from '../../engines/openai-api/chunks.ts';
import { chatCompletion, completionOf } from '../../engines/openai-api/completion.ts';
import { openAiError } from '../../engines/openai-api/error-shape.ts';
import { questionOf } from '../../engines/openai-api/question.ts';
import { chatModelNamed } from '../../engines/openai-api/served-models.ts';
import type { App } from '../../http.ts';
import { DataStream } from '../../streams/data-stream.ts';
import { mustHaveConnection } from '../../streams/sse-response.ts';
import { whileHere } from '../while-here.ts';
import { BODY_LIMIT_BYTES, OPENAI_ROUTE, type OpenAiDeps } from './common.ts';

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly chunks: AsyncIterable<ChatChunk>;
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

async function answerInPieces({ request, reply, chunks }: Asked, timer: OpenAiDeps['timer']): Promise<void> {
  const takeOver = () => {
    reply.hijack();
    return reply.getHeaders();
  };
  const stream = new DataStream({ response: reply.raw, timer, takeOver });
  try {
    for await (const chunk of chunks) await stream.send(JSON.stringify(chunk));
    await stream.send(DONE);
  } catch (error) {
    if (!stream.isOpen) throw error;
    await stream.send(toldLate(error, request));
  } finally {
    stream.end();
  }
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
      if (body.stream) mustHaveConnection(reply.raw);
      const head = { id: ids.next(), createdMs: clock.now(), model };
      return whileHere(reply, async (left) => {
        const events = ask(line, question, left, deps);
        // Without an answer there is nobody to have it.
        if (!body.stream) return (await completionOf(head, events)) ?? reply.hijack();
        const chunks = chunksOf(head, events, body.stream_options?.include_usage === true);
        await answerInPieces({ request, reply, chunks }, timer);
        return reply.hijack();
      });
    },
  );
}
