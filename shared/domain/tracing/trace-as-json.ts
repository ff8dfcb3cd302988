import type { Trace } from '../../schemas/trace.ts';

/** Changes where a reader of an older file would misread a newer one. */
const VERSION = 1;

/** One trace as a file: readable by people, and by programs that look at the name and version first. */
export function traceAsJson(trace: Trace): string {
  return `${JSON.stringify({ format: 'nima-trace', version: VERSION, trace }, null, 2)}\n`;
}
