import type { OutgoingHttpHeader, ServerResponse } from 'node:http';
import { encodeComment, encodeEvent } from '../../shared/protocol/sse.ts';
import type { Timer } from '../ports/timer.ts';

const HEARTBEAT_MS = 15_000;
/** Heartbeats that may find the socket still full before its reader counts as gone: a minute. */
const STALLED_HEARTBEATS = 4;

const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

export interface DataStreamDeps {
  readonly response: ServerResponse;
  readonly timer: Timer;
  /** Called once, when the answer becomes a stream and can be nothing else any more; tells its other headers. */
  readonly takeOver: () => Readonly<Record<string, OutgoingHttpHeader | undefined>>;
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
  #stalled = 0;

  constructor(deps: DataStreamDeps) {
    this.#deps = deps;
    this.#stopHeartbeat = deps.timer.every(HEARTBEAT_MS, () => this.#heartbeat());
    deps.response.once('close', () => this.close());
    // A socket that broke says so here first; 'close' follows and does the work.
    deps.response.on('error', () => deps.response.destroy());
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
        this.#stalled = 0;
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
    const { response, takeOver } = this.#deps;
    for (const [name, value] of Object.entries({ ...takeOver(), ...STREAM_HEADERS })) {
      if (value !== undefined) response.setHeader(name, value);
    }
    response.writeHead(200);
  }

  #heartbeat(): void {
    const { response } = this.#deps;
    this.#open();
    if (!response.writableNeedDrain) return void response.write(encodeComment('still here'));
    this.#stalled += 1;
    if (this.#stalled >= STALLED_HEARTBEATS) response.destroy();
  }
}
