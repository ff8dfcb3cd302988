import type { Model } from '../../../shared/ports/model.ts';
import type { PromptText } from '../../../shared/schemas/prompt-text.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { CountingIds } from '../../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import type { Prompt } from '../../../shared/schemas/index.ts';
import type {
  AnswerNews,
  AnswerQuestion,
  Answerer,
  JsonQuestion,
  PromptCount,
  TextCounts,
} from '../answerer.ts';
import { HeldAnswer } from './held-answer.ts';

export interface FakeAnswererParts {
  readonly model?: Model;
  readonly prompts?: readonly PromptText[];
  /** Between two tries of a lost line; a test that wants to see it lost lets this take its time. */
  readonly pause?: (signal: AbortSignal) => Promise<void>;
}

const TRIES = 7;

/** A companion in memory, with the line to it in the hands of the test. It holds its answers until it is told not to. */
export class FakeAnswerer implements Answerer {
  /** Every question whose answer was begun. */
  readonly asked: AnswerQuestion[] = [];
  readonly askedForJson: JsonQuestion[] = [];
  /** Nobody listens there: what is asked is refused, and lines that are lost are not found again. */
  isOff = false;
  readonly #model: Model;
  readonly #prompts: readonly PromptText[];
  readonly #pause: (signal: AbortSignal) => Promise<void>;
  readonly #ids = new CountingIds();
  readonly #held = new Map<string, HeldAnswer>();
  #line = new AbortController();

  constructor({
    model = new ScriptedModel(),
    prompts = [],
    pause = async () => undefined,
  }: FakeAnswererParts = {}) {
    this.#model = model;
    this.#prompts = prompts;
    this.#pause = pause;
  }

  /** Breaks every open line. The answers go on. */
  cutLines(): void {
    this.#line.abort();
    this.#line = new AbortController();
  }

  /** Killed and started again: every line is broken, and no answer is known any more. */
  restart(): void {
    for (const held of this.#held.values()) held.stop();
    this.#held.clear();
    this.cutLines();
  }

  async *ask(signal: AbortSignal, question: AnswerQuestion): AsyncGenerator<AnswerNews> {
    this.#mustReach(signal);
    const id = this.#ids.next();
    const held = new HeldAnswer(id, this.#model, question);
    const giveUp = (): void => held.stop();
    signal.addEventListener('abort', giveUp);
    await held.began;
    signal.removeEventListener('abort', giveUp);
    signal.throwIfAborted();
    this.asked.push(question);
    this.#held.set(id, held);
    yield* this.readOn(signal, id, 0);
  }

  async *readOn(signal: AbortSignal, id: string, seen: number): AsyncGenerator<AnswerNews> {
    let at = seen;
    for (let failures = 0; ;) {
      signal.throwIfAborted();
      if (!this.isOff) {
        const held = this.#get(id, at);
        if (failures > 0) yield { kind: 'reconnected' };
        for await (const news of held.follow(at, AbortSignal.any([signal, this.#line.signal]))) {
          signal.throwIfAborted();
          failures = 0;
          at = news.number;
          yield news;
        }
        if (held.isReadAt(at)) return;
        signal.throwIfAborted();
      }
      if (failures === TRIES) throw unreachable({ id, seen: at });
      failures += 1;
      yield { kind: 'reconnecting', attempt: failures };
      await this.#pause(signal);
    }
  }

  async stop(signal: AbortSignal, id: string): Promise<void> {
    this.#mustReach(signal);
    this.#held.get(id)?.stop();
  }

  async count(signal: AbortSignal, texts: readonly string[]): Promise<TextCounts | null> {
    this.#mustReach(signal);
    const state = this.#model.getState();
    if (state.kind !== 'ready') return null;
    return { counts: await this.#model.countTexts(texts, signal), contextTokens: state.contextTokens };
  }

  async countPrompt(signal: AbortSignal, prompt: Prompt): Promise<PromptCount | null> {
    this.#mustReach(signal);
    const state = this.#model.getState();
    if (state.kind !== 'ready') return null;
    return { count: await this.#model.countPrompt(prompt, signal), contextTokens: state.contextTokens };
  }

  async json(signal: AbortSignal, question: JsonQuestion): Promise<unknown> {
    this.#mustReach(signal);
    this.askedForJson.push(question);
    let text = '';
    for await (const event of this.#model.answer(
      { ...question, urgency: question.urgency ?? 'background' },
      signal,
    )) {
      if (event.type === 'text') text += event.text;
    }
    signal.throwIfAborted();
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw fault('model_json_invalid', 'The scripted model gave no JSON.', { cause });
    }
  }

  async prompts(signal: AbortSignal): Promise<readonly PromptText[]> {
    this.#mustReach(signal);
    return this.#prompts;
  }

  #mustReach(signal: AbortSignal): void {
    signal.throwIfAborted();
    if (this.isOff) throw unreachable();
  }

  #get(id: string, seen: number): HeldAnswer {
    const held = this.#held.get(id);
    if (!held) throw fault('answer_gone', 'The fake holds no such answer.');
    if (seen > held.lastNumber) throw fault('bad_request', 'This answer has no event of that number yet.');
    return held;
  }
}

function unreachable(details?: Record<string, unknown>): Error {
  return fault('companion_unreachable', 'The fake is off.', details && { details });
}
