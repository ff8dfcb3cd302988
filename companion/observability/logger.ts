import type { FastifyServerOptions } from 'fastify';
import { REDACTED, redact } from './redact.ts';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

export interface LogSink {
  write(line: string): void;
}

/**
 * Standard output carries the one line a person waits for; the log goes to standard error. At a terminal only
 * warnings show; a service's log (a pipe or a file) gets a line for each request.
 */
export function defaultLogLevel(isTerminal: boolean): LogLevel {
  return isTerminal ? 'warn' : 'info';
}

export function loggerOptions(
  level: LogLevel,
  stream: LogSink,
  secrets: readonly string[],
): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    stream,
    base: null,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: object) => redact(fields) as Record<string, unknown>,
    },
    // Already made plain by the formatter; pino would wrap it as if it were an error of its own.
    // Fastify's type asks for the fields of an error, which is what a redacted one has.
    serializers: { err: (error) => redact(error) as { type: string; message: string; stack: string } },
    // The last door: wherever a key itself turns up in a line, it goes.
    hooks: {
      streamWrite: (line: string) =>
        secrets.reduce((some, secret) => some.replaceAll(secret, REDACTED), line),
    },
  };
}
