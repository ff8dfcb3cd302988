import { NimaError, type NimaErrorOptions } from '../lib/errors.ts';

/**
 * Every code a person or a client may meet, with the HTTP status it travels under and whether trying again can help.
 * docs/errors.md says for each what happened and what to do; a test holds the two equal.
 */
export const ERRORS = {
  // The request
  bad_request: { status: 400, retryable: false },
  unauthorized: { status: 401, retryable: false },
  forbidden_origin: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  method_not_allowed: { status: 405, retryable: false },
  payload_too_large: { status: 413, retryable: false },
  unsupported_media_type: { status: 415, retryable: false },
  misdirected_host: { status: 421, retryable: false },
  rate_limited: { status: 429, retryable: true },
  // The companion
  internal: { status: 500, retryable: false },
  shutting_down: { status: 503, retryable: true },
  app_not_built: { status: 503, retryable: false },
  // The model
  model_unavailable: { status: 503, retryable: false },
  model_loading: { status: 503, retryable: true },
  model_crashed: { status: 503, retryable: true },
  model_failed: { status: 502, retryable: true },
  model_unusable: { status: 422, retryable: false },
  model_busy: { status: 409, retryable: true },
  model_json_invalid: { status: 502, retryable: true },
  no_embedding_model: { status: 503, retryable: false },
  context_exceeded: { status: 413, retryable: false },
  queue_full: { status: 503, retryable: true },
  answer_gone: { status: 410, retryable: false },
  download_failed: { status: 502, retryable: true },
  download_mismatch: { status: 422, retryable: false },
  disk_full: { status: 507, retryable: true },
  // Starting
  config_invalid: { status: 500, retryable: false },
  host_not_allowed: { status: 500, retryable: false },
  port_in_use: { status: 500, retryable: true },
  home_not_writable: { status: 500, retryable: false },
  route_without_access: { status: 500, retryable: false },
  // The app
  companion_unreachable: { status: 503, retryable: true },
  companion_incompatible: { status: 409, retryable: false },
  companion_bad_answer: { status: 502, retryable: true },
  storage_unavailable: { status: 500, retryable: false },
  storage_full: { status: 507, retryable: false },
  storage_blocked: { status: 409, retryable: true },
  storage_failed: { status: 500, retryable: true },
  fact_empty: { status: 400, retryable: false },
  fact_too_long: { status: 413, retryable: false },
  message_empty: { status: 400, retryable: false },
  message_too_long: { status: 413, retryable: false },
  fact_ends_early: { status: 400, retryable: false },
  embedding_unavailable: { status: 503, retryable: true },
  embedding_model_unusable: { status: 422, retryable: false },
  index_failed: { status: 500, retryable: true },
  import_failed: { status: 500, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof ERRORS;
export type KnownError = NimaError<ErrorCode>;

/** Builds the error of a known code; the table decides whether it is retryable. */
export function fault(
  code: ErrorCode,
  message: string,
  options: Omit<NimaErrorOptions, 'retryable'> = {},
): KnownError {
  return new NimaError(code, message, { ...options, retryable: ERRORS[code].retryable });
}

/** Whether a text, perhaps of a newer version, is a code of the table. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

export function isKnownError(error: unknown): error is KnownError {
  return error instanceof NimaError && isErrorCode(error.code);
}
