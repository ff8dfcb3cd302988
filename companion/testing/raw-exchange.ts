import { connect } from 'node:net';

/**
 * Sends these bytes, then the end, and resolves with all that came back once the connection is closed. Nothing that is
 * merely incomplete can keep it open: the end tells the companion that no more will come. A stream of events, which is
 * meant to stay open, is left as soon as it shows.
 */
export async function rawExchange(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
      if (/^content-type: text\/event-stream/im.test(received)) socket.destroy();
    });
    // Refused in the middle of a request, the connection is reset: what came before still counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
    socket.end(bytes);
  });
}
