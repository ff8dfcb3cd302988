import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Aborts when the connection of a response is over: nobody is there to read what would follow. Behind another answer on
 * the same connection a response does not hear of that, so the connection is asked.
 */
export function leavingOf(response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  // A request that is made up, as in tests, has none.
  const { socket }: Partial<Pick<IncomingMessage, 'socket'>> = response.req;
  const leave = (): void => {
    socket?.off('close', leave);
    leaving.abort();
  };
  if (response.closed || socket?.destroyed) {
    leaving.abort();
    return leaving.signal;
  }
  response.once('close', leave);
  socket?.once('close', leave);
  return leaving.signal;
}
