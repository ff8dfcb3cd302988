import type { Model, ModelEvent, ModelState, Question } from '../../../shared/ports/model.ts';
import { fault, isKnownError } from '../../../shared/protocol/errors.ts';
import type { Prompt } from '../../../shared/schemas/index.ts';
import type { Timer } from '../../ports/timer.ts';
import { addressOf } from './address.ts';
import { answerQuestion, type Manner } from './answer-question.ts';
import { connect, type Connection, type ServerSettings } from './connection.ts';
import type { Count } from './count-tokens.ts';
import { embedTexts } from './embed-texts.ts';
import type { Patience } from './read-answer.ts';
import { bodyOf, messagesOf, type Defaults } from './request-body.ts';

/** A server that is away is looked for that often: soon enough after it was started, seldom enough to be nothing. */
const LOOK_EVERY_MS = 15_000;
/** Between two words. The slowest machine needs a second or two. */
const BETWEEN_WORDS_MS = 30_000;

export interface OpenAiSettings extends ServerSettings, Defaults {
  readonly embeddingModel?: string | undefined;
  /** How long a server may be silent before its first word. */
  readonly timeoutSeconds: number;
}

export interface OpenAiDeps {
  readonly timer: Timer;
  readonly now?: () => number;
  readonly patience?: Patience;
}

/** A model behind any server that speaks OpenAI's protocol. What is asked leaves for that server, and its name says so. */
export class OpenAiModel implements Model {
  readonly engine = 'openai';
  readonly #settings: OpenAiSettings;
  readonly #manner: Manner;
  readonly #listeners = new Set<(state: ModelState) => void>();
  readonly #closing = new AbortController();
  readonly #stopLooking: () => void;
  #connecting: Promise<Connection> | undefined;
  #state: ModelState;

  /** Resolves when the server has answered, or has not: a server that is away is looked for until it is there. */
  static async open(settings: OpenAiSettings, deps: OpenAiDeps): Promise<OpenAiModel> {
    const model = new OpenAiModel(settings, deps);
    await model.#connect().catch(() => undefined);
    return model;
  }

  private constructor(settings: OpenAiSettings, { timer, now, patience }: OpenAiDeps) {
    const { host } = addressOf(settings.url, settings.mayLeaveHome);
    this.#settings = settings;
    this.#state = { kind: 'loading', model: settings.model ?? host, share: 0 };
    this.#manner = {
      defaults: settings,
      patience: patience ?? { firstMs: settings.timeoutSeconds * 1000, nextMs: BETWEEN_WORDS_MS },
      now: now ?? (() => performance.now()),
    };
    this.#stopLooking = timer.every(LOOK_EVERY_MS, () => {
      if (this.#state.kind !== 'ready') this.#connect().catch(() => undefined);
    });
  }

  getState(): ModelState {
    return this.#state;
  }

  subscribe(listener: (state: ModelState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async *answer(question: Question, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const connection = await this.#connect();
    const both = AbortSignal.any([signal, this.#closing.signal]);
    try {
      yield* answerQuestion(connection, question, both, this.#manner);
    } catch (error) {
      throw this.#noticed(error);
    }
  }

  async countPrompt(prompt: Prompt, signal: AbortSignal): Promise<number> {
    return this.#use(async ({ counter, quirks }) => {
      const counted = await counter.messages(messagesOf(prompt, undefined, quirks), signal);
      return counted.tokens;
    });
  }

  async countTexts(texts: readonly string[], signal: AbortSignal): Promise<readonly number[]> {
    return this.#use(async ({ counter }) => {
      const counts = await counter.texts(texts, signal);
      return counts.map(({ tokens }: Count) => tokens);
    });
  }

  async prime(prompt: Omit<Prompt, 'volatile'>, signal: AbortSignal): Promise<void> {
    const connection =
      this.#state.kind === 'ready' ? await this.#connect().catch(() => undefined) : undefined;
    const { primesWith } = connection?.quirks ?? {};
    if (!connection || primesWith === undefined) return;
    const { server, quirks, model, thinks } = connection;
    const question: Question = { prompt, urgency: 'background' };
    const messages = messagesOf(prompt, undefined, quirks);
    const { defaults } = this.#manner;
    const body = {
      ...bodyOf({ model, messages, question, defaults, mostTokens: 1, thinks }, quirks),
      [quirks.lengthField]: primesWith,
      stream: false,
      stream_options: undefined,
      return_progress: undefined,
    };
    const withinMs = this.#manner.patience.firstMs;
    const url = `${server.address.api}/chat/completions`;
    const both = AbortSignal.any([signal, this.#closing.signal]);
    // It only saves time, and whoever asks next will hear what is wrong.
    await server.json(url, { signal: both, body, withinMs }).catch(() => undefined);
  }

  async embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]> {
    const { embeddingModel } = this.#settings;
    if (embeddingModel === undefined) {
      throw fault(
        'no_embedding_model',
        'No model for vectors is set. Name one of the server with embeddingModel (NIMA_EMBEDDING_MODEL).',
      );
    }
    return this.#use(async (connection) => embedTexts(connection, embeddingModel, texts, signal));
  }

  async close(): Promise<void> {
    this.#stopLooking();
    this.#closing.abort();
    this.#connecting = undefined;
    this.#become({ kind: 'none', reason: 'The connection to the server was closed.' });
    this.#listeners.clear();
  }

  async #use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.#connect();
    try {
      return await work(connection);
    } catch (error) {
      throw this.#noticed(error);
    }
  }

  /** The connection there is, or the one being made, or a new one: never two at once. */
  #connect(): Promise<Connection> {
    this.#connecting ??= this.#open();
    return this.#connecting;
  }

  async #open(): Promise<Connection> {
    try {
      this.#mustBeOpen();
      const connection = await connect(this.#settings, this.#closing.signal);
      this.#mustBeOpen();
      const { title, contextTokens } = connection;
      this.#become({ kind: 'ready', model: title, contextTokens });
      return connection;
    } catch (error) {
      this.#mustBeOpen();
      throw this.#noticed(error);
    }
  }

  #mustBeOpen(): void {
    if (this.#closing.signal.aborted) {
      throw fault('model_unavailable', 'The connection to the server was closed. Choose an engine again.');
    }
  }

  /** A server that is away, or still loading, is asked anew the next time. */
  #noticed(error: unknown): unknown {
    if (!isKnownError(error) || this.#closing.signal.aborted) return error;
    const { code, message } = error;
    const isConnected = this.#state.kind === 'ready';
    if (code === 'model_loading') {
      const { model, url } = this.#settings;
      this.#become({ kind: 'loading', model: model ?? new URL(url).host, share: 0 });
    } else if (code === 'model_unavailable' || !isConnected) {
      this.#become({ kind: 'none', reason: message });
    } else {
      return error;
    }
    this.#connecting = undefined;
    return error;
  }

  #become(state: ModelState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
