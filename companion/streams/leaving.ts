import type { ServerResponse } from 'node:http';

/** Aborts when the connection of a response is over: nobody is there to read what would follow. */
export function leavingOf(response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  if (response.closed) leaving.abort();
  else response.once('close', () => leaving.abort());
  return leaving.signal;
}
