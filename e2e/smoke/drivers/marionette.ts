import { connect, type Socket } from 'node:net';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The line into a Firefox that was started with `--marionette`: what geckodriver speaks to it, without geckodriver.
 * Each message is its length in bytes, a colon, and JSON: `[0, id, command, parameters]` there, `[1, id, error, result]`
 * back.
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      for (let text = this.#takeMessage(); text !== null; text = this.#takeMessage())
        this.#onMessage(JSON.parse(text));
    });
    socket.on('close', () => this.#failAll(new Error('Firefox closed the connection.')));
    // The close that follows tells whoever waits.
    socket.on('error', () => undefined);
  }

  static async open(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('error', reject);
    });
    return new Marionette(socket);
  }

  send(command: string, parameters: object = {}): Promise<unknown> {
    const id = (this.#lastId += 1);
    const text = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #takeMessage(): string | null {
    const colon = this.#received.indexOf(':');
    const end = colon + 1 + Number(this.#received.subarray(0, colon));
    if (colon < 0 || this.#received.length < end) return null;
    const text = this.#received.toString('utf8', colon + 1, end);
    this.#received = this.#received.subarray(end);
    return text;
  }

  #onMessage(message: unknown): void {
    // The greeting is an object and no answer to anything.
    if (!Array.isArray(message)) return;
    const [, id, error, result] = message as [
      number,
      number,
      { error: string; message: string } | null,
      unknown,
    ];
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(result);
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
