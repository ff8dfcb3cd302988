import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { ERRORS, fault, isKnownError, type KnownError } from '../../shared/protocol/errors.ts';
import type { ErrorBody } from '../../shared/schemas/index.ts';
import type { App } from '../http.ts';
import { SECURITY_HEADERS } from './headers.ts';

export function bodyOf(error: KnownError, requestId: string): ErrorBody {
  const { code, message, retryable, details } = error;
  return { error: { code, message, retryable, requestId, ...(details ? { details: { ...details } } : {}) } };
}

interface Problem {
  instancePath: string;
  message?: string | undefined;
  params?: { keys?: unknown };
}

/** The fields that are wrong, by name. The values stay out: they may be what somebody wrote. */
function fieldsOf(problems: readonly Problem[]): string[] {
  const names = problems.flatMap(({ instancePath, params }) => {
    if (Array.isArray(params?.keys)) return params.keys.map(String);
    return [instancePath.slice(1).replaceAll('/', '.')];
  });
  return [...new Set(names.filter((name) => name !== '').map((name) => name.slice(0, 80)))].slice(0, 20);
}

function invalid(problems: readonly Problem[], part: string): KnownError {
  const fields = fieldsOf(problems);
  const named = fields.length > 0 ? `: look at ${fields.join(', ')}` : '';
  return fault('bad_request', `The ${part} is not what this address takes${named}. /docs shows the shape.`, {
    details: { fields },
  });
}

/** Fastify's own refusals, by the status it gives them. Their text may quote the request, so it is not passed on. */
function fromStatus(error: Error & { statusCode?: number }): KnownError | undefined {
  const status = error.statusCode ?? 500;
  if (status === 413)
    return fault('payload_too_large', 'The body is larger than this address takes. Send less at once.');
  if (status === 415) return fault('unsupported_media_type', 'A body must be JSON: send application/json.');
  if (status >= 400 && status < 500) {
    return fault(
      'bad_request',
      'The request cannot be read. Check the address and that the body is valid JSON.',
    );
  }
  return undefined;
}

/** What a caller gets to know of an error. `undefined` for the unexpected, of which nothing is told. */
function knownFrom(error: unknown): KnownError | undefined {
  if (isKnownError(error)) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return invalid(error.validation, error.validationContext ?? 'request');
  }
  return error instanceof Error ? fromStatus(error) : undefined;
}

export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  let known = knownFrom(error);
  if (!known) {
    request.log.error({ err: error }, 'unexpected error');
    known = fault(
      'internal',
      `Something failed inside the companion. Its log has the reason under ${request.id}.`,
    );
  }
  const seconds = known.details?.['retryAfterSeconds'];
  if (typeof seconds === 'number') reply.header('retry-after', seconds);
  return reply
    .code(ERRORS[known.code].status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(bodyOf(known, request.id));
}

/**
 * Answers what the router itself could not read (a broken %-escape, an endless parameter). No hook runs for these, so
 * the headers are set here, and the answer is the same whatever Host was named.
 */
export function answerUnreadable(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  request.log.info({ method: request.method, route: 'unreadable', status: 400 }, 'request');
  void sendError(error, request, reply.headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store' }));
}

export function installErrors(app: App): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    sendError(
      fault('not_found', 'There is nothing at this address. /docs lists what there is.'),
      request,
      reply,
    ),
  );
}

/** Bytes that are no HTTP at all: there is no request to answer through Fastify, only a socket. */
export function answerBrokenRequest(error: Error, socket: Socket): void {
  if ((error as NodeJS.ErrnoException).code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { code, message, retryable } = fault('bad_request', 'This is not a request that can be read.');
  const body = JSON.stringify({ error: { code, message, retryable } });
  const headers = {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}\r\n${body}`);
}
