import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import type { ModelState } from '../../../shared/ports/model.ts';
import { errorBody } from '../../../shared/schemas/index.ts';
import type { TimeLimit } from '../../engines/openai-api/ask.ts';
import { openAiError, retryHeader } from '../../engines/openai-api/error-shape.ts';
import type { ModelLine } from '../../ports/model-line.ts';

export interface OpenAiDeps extends TimeLimit {
  readonly line: ModelLine;
  readonly getState: () => ModelState;
  /** The name of the model that makes vectors, where one is set. */
  readonly embeddingModel: () => string | undefined;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** More text than any model here reads, in the longest spelling that JSON has for it. */
export const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

/** Whoever refuses, guard, schema or model: it leaves in OpenAI's shape and still in ours. */
async function tellBoth(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (reply.statusCode < 400 || typeof payload !== 'string') return payload;
  const told = errorBody.parse(JSON.parse(payload));
  reply.headers({ ...retryHeader(told), 'x-request-id': request.id });
  return JSON.stringify(openAiError(told));
}

export const OPENAI_ROUTE = { config: { access: 'guarded' }, onSend: tellBoth } as const;
