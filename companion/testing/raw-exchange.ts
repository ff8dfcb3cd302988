import { connect } from 'node:net';

/**
 * After so long without a byte we say that no more will come: the request was not complete, or everything is answered.
 * Said earlier, Node would drop the answers under way; said never, an incomplete request would wait for its time limit.
 */
const QUIET_MS = 60;

/**
 * Sends these bytes and resolves with all that came back once the connection is closed. A stream of events, which is
 * meant to stay open, is left as soon as it shows.
 */
export async function rawExchange(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1');
    socket.setTimeout(QUIET_MS, () => socket.end());
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (/^content-type: text\/event-stream/im.test(received)) socket.destroy();
    });
    // Refused in the middle of a request, the connection is reset: what came before still counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
    socket.write(bytes);
  });
}
