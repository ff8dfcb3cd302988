import { ERRORS, isKnownError } from '../../../shared/protocol/errors.ts';
import { ROUTES } from '../../../shared/protocol/routes.ts';
import { encodeEvent } from '../../../shared/protocol/sse.ts';
import type { ModelsEvent } from '../../../shared/protocol/events.ts';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { ModelServerChoice } from '../../../shared/schemas/index.ts';
import { buildShelf, type ModelShelf } from '../../ports/testing/model-shelf.ts';

const DEEDS = {
  [ROUTES.modelPull]: 'pull',
  [ROUTES.modelPullCancel]: 'cancelPull',
  [ROUTES.modelChoose]: 'choose',
} as const;

/** The models of a companion behind a `fetch`: those of a shelf. */
export class FakeModels {
  readonly shelf: ModelShelf;
  /** Every request, as `GET /v1/companion/models`. */
  readonly asked: string[] = [];
  /** What an address answers with, instead of what is asked for. */
  readonly refusals = new Map<string, ErrorCode>();
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  constructor(shelf: ModelShelf = buildShelf()) {
    this.shelf = shelf;
  }

  readonly fetch: typeof globalThis.fetch = async (path, init = {}) => {
    const address = String(path);
    this.asked.push(`${init.method ?? 'GET'} ${address}`);
    const refusal = this.refusals.get(address);
    if (refusal !== undefined) return refused(refusal);
    try {
      return await this.#answer(address, init);
    } catch (error) {
      if (isKnownError(error)) return refused(error.code);
      throw error;
    }
  };

  /** Tells an event that the shelf did not. */
  say(event: ModelsEvent): void {
    for (const stream of this.#streams) tell(stream, event);
  }

  /** Ends every stream, as a machine does that is switched off. */
  breakStreams(): void {
    for (const stream of this.#streams) stream.error(new TypeError('network error'));
    this.#streams.clear();
  }

  async #answer(address: string, init: RequestInit): Promise<Response> {
    if (init.method === 'DELETE') {
      this.shelf.remove(address.slice(`${ROUTES.models}/`.length));
      return new Response(null, { status: 204 });
    }
    if (address === ROUTES.models) return Response.json(this.shelf.list);
    if (address === ROUTES.modelEvents) return new Response(this.#stream(init.signal));
    if (address === ROUTES.modelServers) return Response.json({ servers: this.shelf.servers });
    if (address === ROUTES.modelServerChoose) {
      this.shelf.chooseServer(JSON.parse(String(init.body)) as ModelServerChoice);
      return new Response(null, { status: 204 });
    }
    const deed = DEEDS[address as keyof typeof DEEDS];
    const { id } = JSON.parse(String(init.body)) as { id: string };
    await this.shelf[deed](id);
    return deed === 'pull'
      ? Response.json(this.shelf.find(id), { status: 202 })
      : new Response(null, { status: 204 });
  }

  #stream(signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      start: (stream) => {
        this.#streams.add(stream);
        const stop = this.shelf.subscribe((event) => this.#streams.has(stream) && tell(stream, event));
        tell(stream, { type: 'models', list: this.shelf.list });
        signal?.addEventListener('abort', () => {
          stop();
          if (this.#streams.delete(stream)) stream.error(signal.reason);
        });
      },
    });
  }
}

function tell(stream: ReadableStreamDefaultController<Uint8Array>, event: ModelsEvent): void {
  const text = encodeEvent({ event: event.type, data: JSON.stringify(event) });
  stream.enqueue(new TextEncoder().encode(text));
}

function refused(code: ErrorCode): Response {
  const { status, retryable } = ERRORS[code];
  return Response.json({ error: { code, message: 'Refused by the fake.', retryable } }, { status });
}
