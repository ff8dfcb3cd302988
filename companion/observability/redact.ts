/** Fields that hold keys, and fields that hold what a person or a model wrote. Neither belongs in a log. */
const SECRET_FIELDS = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'token',
  'key',
  'secret',
  'password',
  'apikey',
  'api_key',
  'openaikey',
  'access_token',
  'prompt',
  'messages',
  'system',
  'volatile',
  'text',
  'content',
  'body',
]);

export const REDACTED = '[redacted]';
/** Deeper than anything worth logging; it also ends cycles. */
const DEEPEST = 6;

/** Keys inside text: in an address, a fragment or a header that found its way into a message. */
export function redactText(text: string): string {
  return text
    .replace(/([?&#;\s"'](?:key|token|secret|password|access_token)=)[^&\s"'#]+/gi, `$1${REDACTED}`)
    .replace(/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi, `$1 ${REDACTED}`);
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    message: redactText(error.message),
    ...(code === undefined ? {} : { code }),
    stack: redactText(error.stack ?? ''),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

/** Requests, sockets, buffers: things with far more inside than anybody meant to log. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Array.isArray(value);
}

/** A copy fit for a log. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return '[deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (value instanceof Date) return value;
  if (!isPlain(value)) return `[${(value.constructor as { name?: string } | undefined)?.name ?? 'object'}]`;
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      SECRET_FIELDS.has(name.toLowerCase()) ? REDACTED : redact(field, depth + 1),
    ]),
  );
}
