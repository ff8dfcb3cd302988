import { fault, type KnownError } from '../../shared/protocol/errors.ts';
import type { Access } from '../http.ts';
import { credentialOf } from './bearer.ts';
import { judgeHost, ownOrigin, valuesOf } from './host.ts';

/** What the checks see of a request. `port` is the one the connection arrived at. */
export interface Incoming {
  readonly method: string;
  readonly target: string;
  readonly rawHeaders: readonly string[];
  readonly port: number;
  readonly access: Access;
}

export type Verdict =
  | { kind: 'pass' }
  | { kind: 'redirect'; location: string }
  | { kind: 'refuse'; error: KnownError; headers?: Readonly<Record<string, string>> };

/** Tells whether a key is the right one, and how long to wait when there were too many wrong ones. */
export type Authenticate = (token: string) => { isOwner: boolean; waitMs: number };

export type Check = (incoming: Incoming, authenticate: Authenticate) => Verdict;

const PASS: Verdict = { kind: 'pass' };
const refuse = (error: KnownError, headers?: Record<string, string>): Verdict =>
  headers ? { kind: 'refuse', error, headers } : { kind: 'refuse', error };

const READS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const isWrite = (incoming: Incoming) => !READS.has(incoming.method);
const first = (incoming: Incoming, name: string) => valuesOf(incoming.rawHeaders, name)[0];

/** A page being opened, as against a call made by one. */
function isNavigation(incoming: Incoming): boolean {
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return false;
  const mode = first(incoming, 'sec-fetch-mode');
  return mode === undefined ? (first(incoming, 'accept') ?? '').includes('text/html') : mode === 'navigate';
}

/** Only `/path?query`: with an absolute target the router and this guard could read two different addresses. */
export const originFormTarget: Check = (incoming) =>
  incoming.target.startsWith('/')
    ? PASS
    : refuse(fault('bad_request', 'The request target must be a path that begins with "/".'));

export const ownHost: Check = (incoming) => {
  const verdict = judgeHost(incoming.rawHeaders, incoming.port);
  const origin = ownOrigin(incoming.port);
  switch (verdict.kind) {
    case 'own':
      return PASS;
    case 'missing':
    case 'repeated':
      return refuse(fault('bad_request', 'A request must name its Host exactly once.'));
    case 'alias':
      if (isNavigation(incoming)) return { kind: 'redirect', location: `${origin}${incoming.target}` };
      return refuse(fault('misdirected_host', `Nima answers at ${origin} alone. Use that address.`));
    case 'foreign':
      return refuse(fault('misdirected_host', `Nima answers at ${origin} alone. Use that address.`));
  }
};

const foreignPage = (incoming: Incoming) =>
  refuse(
    fault('forbidden_origin', `Only the app at ${ownOrigin(incoming.port)} may call this. Open Nima there.`),
  );

/** Browsers say from where a call comes. Absent means it is no browser, which the key decides on. */
export const sameSite: Check = (incoming) => {
  if (incoming.access === 'public' && !isWrite(incoming)) return PASS;
  const sites = valuesOf(incoming.rawHeaders, 'sec-fetch-site');
  return sites.every((site) => site === 'same-origin' || site === 'none') ? PASS : foreignPage(incoming);
};

/** `null` is an origin too: that of a sandboxed frame or a file, and never ours. */
export const sameOrigin: Check = (incoming) => {
  if (incoming.access === 'public' && !isWrite(incoming)) return PASS;
  const origins = valuesOf(incoming.rawHeaders, 'origin');
  return origins.every((origin) => origin === ownOrigin(incoming.port)) ? PASS : foreignPage(incoming);
};

/** Forms and plain text are what a foreign page can send without asking first. */
export const jsonOnly: Check = (incoming) => {
  const types = valuesOf(incoming.rawHeaders, 'content-type');
  const length = first(incoming, 'content-length');
  const hasBody =
    (length !== undefined && length !== '0') || first(incoming, 'transfer-encoding') !== undefined;
  if (types.length === 0 && !hasBody) return PASS;
  const isJson = types.length === 1 && /^application\/json\s*(;|$)/i.test(types[0] ?? '');
  return isJson
    ? PASS
    : refuse(fault('unsupported_media_type', 'A body must be JSON: send application/json.'));
};

export const rightKey: Check = (incoming, authenticate) => {
  if (incoming.access === 'public') return PASS;
  const challenge = { 'www-authenticate': 'Bearer realm="nima"' };
  const credential = credentialOf(incoming.rawHeaders);
  if (credential.kind === 'bearer') {
    const { isOwner, waitMs } = authenticate(credential.token);
    if (isOwner) return PASS;
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      return refuse(
        fault('rate_limited', `Too many wrong keys. Wait ${seconds} seconds, then open the printed address.`),
        {
          'retry-after': String(seconds),
        },
      );
    }
  }
  return refuse(
    fault(
      'unauthorized',
      'This needs the key of the companion. Open the address that it printed when it started; programs send its file token as Authorization: Bearer.',
    ),
    challenge,
  );
};

/** In this order. What identifies a device will stand between `jsonOnly` and the end of the list. */
export const CHECKS: readonly Check[] = [originFormTarget, ownHost, sameSite, sameOrigin, jsonOnly, rightKey];

/** The first verdict that is not a pass decides. */
export function judge(
  incoming: Incoming,
  authenticate: Authenticate,
  checks: readonly Check[] = CHECKS,
): Verdict {
  for (const check of checks) {
    const verdict = check(incoming, authenticate);
    if (verdict.kind !== 'pass') return verdict;
  }
  return PASS;
}
