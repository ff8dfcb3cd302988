import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A line that can be cut: connections to it are led to a port of this machine, as long as they are let. */
export class CuttableLine {
  /** Where it leads. */
  target: number;
  /** How many bytes of answers the next connections let through, one number each; then they break. */
  readonly cuts: number[] = [];
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  readonly #server = createServer((near) => this.#join(near));
  #port = 0;

  constructor(target: number) {
    this.target = target;
  }

  static async open(target: number): Promise<CuttableLine> {
    const line = new CuttableLine(target);
    await line.listen();
    onTestFinished(() => line.close());
    return line;
  }

  /** A `fetch` over this line. */
  readonly fetch: typeof globalThis.fetch = async (path, init) =>
    fetch(`http://localhost:${this.#port}${String(path)}`, init);

  async listen(): Promise<void> {
    this.#server.listen(this.#port, 'localhost');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Breaks every connection, as a lost network does. */
  cut(): void {
    for (const [near, far] of this.#pairs) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
    this.#pairs.clear();
  }

  /** Nobody listens here any more: connections break, and new ones are refused. */
  close(): void {
    this.#server.close();
    this.cut();
  }

  #join(near: Socket): void {
    const far = connect(this.target, '127.0.0.1');
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    let left = this.cuts.shift() ?? Number.POSITIVE_INFINITY;
    near.on('data', (bytes) => void far.write(this.#addressed(bytes)));
    far.on('data', (bytes) => {
      const through = bytes.subarray(0, left);
      left -= through.length;
      // In order: what is let through arrives before the line breaks.
      if (left > 0) near.write(through);
      else near.end(through, () => void far.destroy());
    });
    far.on('end', () => near.end());
    for (const socket of pair) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
  }
  /** The companion answers to its own address alone, as it should. */
  #addressed(bytes: Buffer): Buffer {
    const request = bytes.toString('latin1');
    const head = request.replace(`host: localhost:${this.#port}`, `host: localhost:${this.target}`);
    return Buffer.from(head, 'latin1');
  }
}
