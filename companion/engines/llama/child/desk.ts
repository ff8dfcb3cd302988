import { reasonOf } from '../../../../shared/lib/errors.ts';
import { isKnownError } from '../../../../shared/protocol/errors.ts';
import type { Asked, EngineOptions, FromChild, ToChild } from '../messages.ts';
import { type Engine, loadEngine, type Loading } from './engine.ts';

type Send = (message: FromChild) => void;

/** A desk with its engine loaded. */
export async function openDesk(
  options: EngineOptions,
  loading: Loading,
  send: Send,
): Promise<{ readonly desk: Desk; readonly contextTokens: number }> {
  const engine = await loadEngine(options, loading);
  return { desk: new Desk(engine, send), contextTokens: engine.contextTokens };
}

/**
 * Takes what is asked and answers it. Counting is done at once; whatever computes waits for what computes before it.
 * Reading ahead gives way to everything else.
 */
export class Desk {
  readonly #engine: Engine;
  readonly #send: Send;
  readonly #stoppers = new Map<number, AbortController>();
  readonly #ahead = new Set<AbortController>();
  #last: Promise<void> = Promise.resolve();

  constructor(engine: Engine, send: Send) {
    this.#engine = engine;
    this.#send = send;
  }

  take(message: Exclude<ToChild, { type: 'start' }>): void {
    if (message.type === 'abort') this.#stoppers.get(message.id)?.abort(message.reason);
    else if (message.type === 'count-prompt' || message.type === 'count-texts')
      void this.#do(message, never());
    else this.#line(message);
  }

  #line(message: Asked): void {
    const stopper = new AbortController();
    this.#stoppers.set(message.id, stopper);
    if (message.type === 'prime') this.#ahead.add(stopper);
    else for (const ahead of this.#ahead) ahead.abort();
    this.#last = this.#last.then(async () => {
      await this.#do(message, stopper.signal);
      this.#stoppers.delete(message.id);
      this.#ahead.delete(stopper);
    });
  }

  async #do(message: Asked, signal: AbortSignal): Promise<void> {
    const { id } = message;
    try {
      this.#send(await this.#replyTo(message, signal));
    } catch (error) {
      const code = isKnownError(error) ? error.code : 'model_failed';
      const details = isKnownError(error) ? error.details : undefined;
      this.#send({
        type: 'error',
        id,
        code,
        message: reasonOf(error),
        ...(details ? { details: { ...details } } : {}),
      });
    }
  }

  async #replyTo(message: Asked, signal: AbortSignal): Promise<FromChild> {
    const { id } = message;
    const { answering, embedder, countPrompt, countText, measure } = this.#engine;
    switch (message.type) {
      case 'answer':
        await answering.answer(message.question, signal, (event) => this.#send({ type: 'event', id, event }));
        return { type: 'done', id };
      case 'prime':
        await answering.prime(message.prompt, signal);
        return { type: 'done', id };
      case 'count-prompt':
        return { type: 'counts', id, counts: [countPrompt(message.prompt)] };
      case 'count-texts':
        return { type: 'counts', id, counts: message.texts.map(countText) };
      case 'embed':
        return { type: 'vectors', id, vectors: await embedder.embed(message.texts, signal) };
      case 'measure':
        return { type: 'rates', id, rates: await measure(message.candidates, signal) };
    }
  }
}

const never = (): AbortSignal => new AbortController().signal;
