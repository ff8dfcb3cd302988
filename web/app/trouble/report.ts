import { reasonOf } from '../../../shared/lib/errors.ts';

export interface ReportFacts {
  place: string;
  version: string;
  agent: string;
  at: Date;
}

/** What a person can paste into an issue: enough to find the fault, nothing they wrote. */
export function writeReport(error: unknown, { place, version, agent, at }: ReportFacts): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'none';
  const lines = [
    `Nima ${version}`,
    `at ${at.toISOString()}`,
    // Only the view: the rest of an address names what a person looked at.
    `in ${place.split('/').slice(0, 2).join('/')}`,
    `code ${code}`,
    `agent ${agent}`,
    '',
    told(error),
  ];
  for (
    let cause = causeOf(error), depth = 0;
    cause !== undefined && depth < 4;
    cause = causeOf(cause), depth += 1
  ) {
    lines.push(`caused by ${told(cause)}`);
  }
  return lines.join('\n');
}

/** What happened and where. A stack of Chromium begins with what happened; those of Firefox and WebKit only say where. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return reasonOf(error);
  const where = error.stack ?? '';
  const isOfChromium = /^ {4}at /m.test(where);
  return isOfChromium ? where : `${error.name}: ${error.message}\n${where}`;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

/** Whether a view's code could not be fetched: each browser says it in its own words. */
export function isMissingChunk(error: unknown): boolean {
  return /dynamically imported module|module script failed|error loading dynamically|preload CSS/i.test(
    reasonOf(error),
  );
}
