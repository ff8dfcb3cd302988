import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import { fault } from '../../shared/protocol/errors.ts';
import { encodeComment } from '../../shared/protocol/sse.ts';
import type { Timer } from '../ports/timer.ts';

const HEARTBEAT_MS = 15_000;
/** Heartbeats that may find the socket still full before its reader counts as gone: a minute. */
const STALLED_HEARTBEATS = 4;

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A reverse proxy that buffers would turn a stream into a download.
  'x-accel-buffering': 'no',
};

/** The headers of a route, where it has some. */
export type RouteHeaders = Readonly<Record<string, OutgoingHttpHeader | undefined>>;

/** Queued behind another stream this one would never begin, and could not tell that its reader left. */
export function mustHaveConnection(response: ServerResponse): void {
  if (response.socket !== null) return;
  throw fault('bad_request', 'A stream needs a connection of its own. Open another one.');
}

/** From here on the answer is a stream and can be nothing else. */
export function beginStream(response: ServerResponse, headers: RouteHeaders): void {
  for (const [name, value] of Object.entries({ ...headers, ...STREAM_HEADERS })) {
    if (value !== undefined) response.setHeader(name, value);
  }
  response.writeHead(200);
}

/** Whether what is written now would leave, instead of queueing in memory. */
export function takesMore(response: ServerResponse): boolean {
  return !response.writableNeedDrain && !response.writableEnded;
}

/**
 * Keeps proxies and readers from giving up on a quiet stream, and lets go of a reader who gave up on it. `beforeBeat`
 * begins the stream, where that is still to be done. Returns what stops it; the end of the response does so too.
 */
export function keepAlive(
  response: ServerResponse,
  timer: Timer,
  beforeBeat: () => void = () => undefined,
): () => void {
  let stalled = 0;
  const stop = timer.every(HEARTBEAT_MS, () => {
    beforeBeat();
    if (takesMore(response)) return void response.write(encodeComment('still here'));
    stalled += 1;
    if (stalled >= STALLED_HEARTBEATS) response.destroy();
  });
  response.on('drain', () => (stalled = 0));
  response.once('close', stop);
  // A socket that broke says so here first; 'close' follows and does the work.
  response.on('error', () => response.destroy());
  if (response.destroyed) stop();
  return stop;
}
