import { ERRORS, isErrorCode, type ErrorCode } from '../../../shared/protocol/errors.ts';
import type { ErrorBody } from '../../../shared/schemas/index.ts';

/** Where OpenAI has a word of its own for the same thing, its clients get that. */
const CODES: Partial<Record<ErrorCode, string>> = {
  unauthorized: 'invalid_api_key',
  context_exceeded: 'context_length_exceeded',
  rate_limited: 'rate_limit_exceeded',
};

export interface OpenAiError {
  readonly error: ErrorBody['error'] & { readonly type: string; readonly param: string | null };
}

function typeOf(status: number): string {
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}

/** `messages.0.content` as OpenAI writes it. */
const paramOf = (field: string) => field.replace(/\.(\d+)(?=\.|$)/g, '[$1]');

function paramFrom(code: string, fields: unknown): string | null {
  if (code === 'context_exceeded') return 'messages';
  const [field] = Array.isArray(fields) ? (fields as unknown[]) : [];
  return typeof field === 'string' ? paramOf(field) : null;
}

/** One object for both: OpenAI's four fields, and beside them what every error of the companion tells. */
export function openAiError({ error }: ErrorBody): OpenAiError {
  const { code, details } = error;
  const reason = details?.['reason'];
  const known = isErrorCode(code) ? code : 'internal';
  return {
    error: {
      ...error,
      code: typeof reason === 'string' ? reason : (CODES[known] ?? code),
      type: typeOf(ERRORS[known].status),
      param: paramFrom(code, details?.['fields']),
    },
  };
}

/** The official clients retry every 5xx unless the server says whether that can help. */
export const retryHeader = ({ error }: ErrorBody) => ({ 'x-should-retry': String(error.retryable) });
