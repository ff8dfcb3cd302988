import type { ServerResponse } from 'node:http';
import { encodeEvent } from '../../shared/protocol/sse.ts';
import type { Timer } from '../ports/timer.ts';
import { beginStream, keepAlive, type RouteHeaders } from './sse-response.ts';

export interface DataStreamDeps {
  readonly response: ServerResponse;
  readonly timer: Timer;
  /** Called once, when the answer becomes a stream and can be nothing else any more; tells its other headers. */
  readonly takeOver: () => RouteHeaders;
}

/**
 * Unnamed, unnumbered server-sent events, as OpenAI's clients read them. It begins with its first event, or with its
 * first heartbeat: until then the answer can still be an error with a status of its own.
 */
export class DataStream {
  readonly #deps: DataStreamDeps;
  readonly #stopHeartbeat: () => void;
  #isOpen = false;
  #isClosed = false;

  constructor(deps: DataStreamDeps) {
    this.#deps = deps;
    this.#stopHeartbeat = keepAlive(deps.response, deps.timer, () => this.#open());
    deps.response.once('close', () => this.close());
    if (deps.response.destroyed) this.close();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Resolves when the socket takes more, or never will: the model speaks at the speed of its reader. */
  async send(data: string): Promise<void> {
    if (this.#isClosed) return;
    this.#open();
    const { response } = this.#deps;
    if (response.write(encodeEvent({ data }))) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        response.off('drain', go);
        response.off('close', go);
        resolve();
      };
      response.on('drain', go);
      response.on('close', go);
    });
  }

  end(): void {
    if (this.#isOpen && !this.#isClosed) this.#deps.response.end();
    this.close();
  }

  /** Sends nothing more. An answer that has not become a stream is left to whoever asked for one. */
  close(): void {
    this.#isClosed = true;
    this.#stopHeartbeat();
  }

  #open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    beginStream(this.#deps.response, this.#deps.takeOver());
  }
}
