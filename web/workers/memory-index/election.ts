import type { Answered, IndexCall, IndexStatus } from './api.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { reasonOf } from '../../../shared/lib/errors.ts';

/** What runs the calls in the tab that owns the index. */
export interface Owner {
  run(call: IndexCall): Promise<Answered>;
  close(): void;
}

export interface ElectionOptions {
  /** Of the lock and of the channel; the files of the index belong to who holds it. */
  readonly name: string;
  /** Called once, when this tab becomes the owner. */
  readonly startOwner: () => Owner;
  /** Told in every tab, after every call of any of them. */
  readonly onStatus: (status: IndexStatus) => void;
  /** Null where the browser has no locks: then there is one tab, as far as anyone can know. */
  readonly locks: LockManager | null;
  /** Until it resolves this tab asks the owner and does not become one. */
  readonly stands?: Promise<void>;
}

type Message =
  /** A tab has come and does not know whether there is an owner. */
  | { kind: 'hello' }
  /** There is a new owner: what the last one did not answer is asked again. */
  | { kind: 'owner' }
  | { kind: 'status'; status: IndexStatus }
  | { kind: 'call'; id: string; call: IndexCall }
  | { kind: 'answer'; id: string; value: unknown }
  | { kind: 'failure'; id: string; message: string };

interface Asked {
  readonly call: IndexCall;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** One tab runs the index, by a lock that the browser passes on when the tab goes; the others ask it. */
export class Election {
  readonly #options: ElectionOptions;
  readonly #channel: BroadcastChannel;
  readonly #tab = crypto.randomUUID();
  readonly #closing = new AbortController();
  readonly #asked = new Map<string, Asked>();
  /** Calls of other tabs: one that is asked for again while it runs is not run twice. */
  readonly #running = new Set<string>();
  #count = 0;
  #owner: Owner | null = null;
  #status: IndexStatus | null = null;

  constructor(options: ElectionOptions) {
    this.#options = options;
    this.#channel = new BroadcastChannel(options.name);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Message>) => this.#hear(data));
    this.#say({ kind: 'hello' });
    if (options.stands) void options.stands.then(() => this.#stand(options));
    else this.#stand(options);
  }

  /** Answered by whoever owns the index, also when the owner goes meanwhile: then the next one does it. */
  async request(signal: AbortSignal, call: IndexCall): Promise<unknown> {
    signal.throwIfAborted();
    if (this.#closing.signal.aborted) throw closed();
    this.#count += 1;
    const id = `${this.#tab}-${this.#count}`;
    const { promise, stop } = this.#expect(id, call);
    const give = (): void => stop(signal.reason);
    signal.addEventListener('abort', give, { once: true });
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', give);
    }
  }

  /** Gives the index to another tab; what is still asked for fails. */
  close(): void {
    this.#closing.abort();
    this.#channel.close();
    this.#owner?.close();
    this.#owner = null;
    for (const { reject } of this.#asked.values()) reject(closed());
    this.#asked.clear();
  }

  #expect(id: string, call: IndexCall): { promise: Promise<unknown>; stop: (reason: unknown) => void } {
    let stop: (reason: unknown) => void = () => {};
    const promise = new Promise<unknown>((resolve, reject) => {
      this.#asked.set(id, { call, resolve, reject });
      stop = (reason) => {
        this.#asked.delete(id);
        reject(reason);
      };
    });
    this.#ask(id, call);
    return { promise, stop };
  }

  #ask(id: string, call: IndexCall): void {
    if (this.#owner) void this.#runOwn(this.#owner, id, call);
    else this.#say({ kind: 'call', id, call });
  }

  #askAll(): void {
    for (const [id, { call }] of this.#asked) this.#ask(id, call);
  }

  async #runOwn(owner: Owner, id: string, call: IndexCall): Promise<void> {
    try {
      const { value, status } = await owner.run(call);
      this.#tell(status);
      this.#settle(id, ({ resolve }) => resolve(value));
    } catch (error) {
      this.#settle(id, ({ reject }) => reject(error));
    }
  }

  async #runForOther(owner: Owner, id: string, call: IndexCall): Promise<void> {
    if (this.#running.has(id)) return;
    this.#running.add(id);
    try {
      const { value, status } = await owner.run(call);
      this.#tell(status);
      this.#say({ kind: 'answer', id, value });
    } catch (error) {
      this.#say({ kind: 'failure', id, message: reasonOf(error) });
    } finally {
      this.#running.delete(id);
    }
  }

  #hear(message: Message): void {
    switch (message.kind) {
      case 'hello':
        if (this.#owner && this.#status) this.#say({ kind: 'status', status: this.#status });
        return;
      case 'owner':
        return this.#askAll();
      case 'status':
        return this.#options.onStatus(message.status);
      case 'call':
        if (this.#owner) void this.#runForOther(this.#owner, message.id, message.call);
        return;
      case 'answer':
        return this.#settle(message.id, ({ resolve }) => resolve(message.value));
      case 'failure':
        return this.#settle(message.id, ({ reject }) => reject(fault('index_failed', message.message)));
      default:
        // A newer version says what this one does not know: it is not meant for it.
        message satisfies never;
    }
  }

  #settle(id: string, how: (one: Asked) => void): void {
    const one = this.#asked.get(id);
    this.#asked.delete(id);
    if (one) how(one);
  }

  #tell(status: IndexStatus | null): void {
    if (!status) return;
    this.#status = status;
    this.#options.onStatus(status);
    this.#say({ kind: 'status', status });
  }

  #say(message: Message): void {
    // A channel, not a window: it has no other origin that a target could keep out.
    const post = this.#channel.postMessage.bind(this.#channel);
    if (!this.#closing.signal.aborted) post(message);
  }

  #stand({ locks }: ElectionOptions): void {
    if (this.#closing.signal.aborted) return;
    if (locks) void this.#wait(locks);
    else this.#become();
  }

  #become(): void {
    this.#owner = this.#options.startOwner();
    this.#say({ kind: 'owner' });
    this.#askAll();
  }

  /** Holds the lock from when it is had until the end. */
  async #wait(locks: LockManager): Promise<void> {
    const { signal } = this.#closing;
    const held = async (): Promise<void> => {
      if (signal.aborted) return;
      this.#become();
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    };
    try {
      await locks.request(this.#options.name, { signal }, held);
    } catch {
      // Closed while it waited.
    }
  }
}

function closed(): Error {
  return fault('index_failed', 'The index was closed.');
}
