/**
 * The one error class of Nima. `code` is stable and documented in docs/errors.md, `message` is safe to show
 * and says what to do next, `retryable` tells whether the same call may succeed later.
 * Expected outcomes are return values; this is for what breaks a promise.
 */
export class NimaError<Code extends string = string> extends Error {
  override readonly name = 'NimaError';
  readonly code: Code;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: Code, message: string, options: NimaErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details;
  }
}

export interface NimaErrorOptions {
  cause?: unknown;
  retryable?: boolean;
  /** Facts for the reader (a key, a limit, a path). Never secrets, never the text of a person. */
  details?: Readonly<Record<string, unknown>>;
}

/** An aborted operation is not a failure: it passes through every handler untouched. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The reason of anything thrown, in one line. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
