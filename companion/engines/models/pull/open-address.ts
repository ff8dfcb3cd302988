import { fault, type KnownError } from '../../../../shared/protocol/errors.ts';
import { Setback } from './setback.ts';

/** The part of `fetch` that is used. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** The server is busy or broken for now; everything else it refuses with will stay so. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const LONGEST_WAIT_MS = 60_000;

/** Only over connections that nobody else can read or change. */
export const isSecure = (url: URL): boolean => url.protocol === 'https:';

export interface Opening {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Asks for an address and follows where it sends, as far as that is allowed. The answer is 200, 206 or 416. */
export async function openAddress(
  fetch: Fetch,
  mayAsk: (url: URL) => boolean,
  { url, headers, signal }: Opening,
): Promise<Response> {
  let at = new URL(url);
  for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
    if (!mayAsk(at)) throw refused(`${at.host} would be asked over a connection that is not secure.`);
    const response = await ask(fetch, at, headers, signal);
    if (!REDIRECTS.has(response.status)) return checked(response, at.host);
    const next = response.headers.get('location');
    await response.body?.cancel();
    if (next === null || !URL.canParse(next, at.href))
      throw refused(`${at.host} sends to an address that is none.`);
    at = new URL(next, at);
  }
  throw refused(`${at.host} sends from one address to the next without end.`);
}

async function ask(
  fetch: Fetch,
  url: URL,
  headers: Opening['headers'],
  signal: AbortSignal,
): Promise<Response> {
  try {
    // Compressed on the way, a part of a file could not be put in its place.
    return await fetch(url.href, {
      headers: { ...headers, 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Setback(`${url.host} could not be reached.`, 0, { cause: error });
  }
}

async function checked(response: Response, host: string): Promise<Response> {
  const { status } = response;
  if (status === 200 || status === 206 || status === 416) return response;
  await response.body?.cancel();
  if (PASSING.has(status)) {
    throw new Setback(`${host} answers ${status} for now.`, waitOf(response.headers.get('retry-after')));
  }
  if (status === 404 || status === 410) throw refused(`${host} does not have the file any more (${status}).`);
  throw refused(`${host} does not give the file out (${status}).`);
}

function waitOf(header: string | null): number {
  const seconds = /^\d{1,6}$/.test(header ?? '') ? Number(header) : 0;
  return Math.min(seconds * 1000, LONGEST_WAIT_MS);
}

const refused = (message: string): KnownError => fault('download_failed', message);
