import type { Model, ModelEvent, ModelState, Question } from '../ports/model.ts';
import { fault, type KnownError } from '../protocol/errors.ts';
import type { EndReason, Prompt } from '../schemas/index.ts';

export interface Script {
  /** What it says to a question. */
  readonly says?: (question: Question) => string;
  /** What it can read; a word is a token. */
  readonly contextTokens?: number;
  /** Waited for before each word; a test decides how long that is. */
  readonly beforeWord?: (signal: AbortSignal) => Promise<void>;
  /** Thrown after that many words, as a crash in mid-answer would be. */
  readonly breaksAfter?: { readonly words: number; readonly error: KnownError };
}

const wordsOf = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

/** An engine without a model: it says what its script says, word by word. For tests alone. */
export class ScriptedModel implements Model {
  readonly engine = 'scripted';
  readonly #script: Required<Omit<Script, 'breaksAfter'>> & Pick<Script, 'breaksAfter'>;
  readonly #listeners = new Set<(state: ModelState) => void>();
  /** Every question it was asked, and every prefix it was to read ahead. */
  readonly asked: Question[] = [];
  readonly primed: Omit<Prompt, 'volatile'>[] = [];
  #state: ModelState;
  #isClosed = false;
  #held: string[] = [];

  constructor(script: Script = {}) {
    this.#script = {
      says: () => 'A calm answer in eight words, all told.',
      contextTokens: 2048,
      beforeWord: async () => Promise.resolve(),
      ...script,
    };
    this.#state = { kind: 'ready', model: 'scripted', contextTokens: this.#script.contextTokens };
  }

  getState(): ModelState {
    return this.#state;
  }

  /** A test decides how it stands. */
  become(state: ModelState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  subscribe(listener: (state: ModelState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async *answer(question: Question, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    this.#refuse();
    this.asked.push(question);
    const prompt = tokensOf(question.prompt);
    this.#mustFit(prompt.length + 1);
    const cached = commonLength(this.#held, prompt);
    const total = prompt.length;
    yield { type: 'prefill', read: cached, total, cached };
    yield { type: 'prefill', read: total, total, cached };
    this.#held = tokensOf({ ...question.prompt, volatile: undefined });
    const said = { words: 0, reason: 'stop' as EndReason };
    for (const word of wordsOf(this.#script.says(question))) {
      said.reason = await this.#beforeNext(said.words, question.maxTokens, signal);
      if (said.reason !== 'stop') break;
      said.words += 1;
      yield { type: 'text', text: word };
    }
    const figures = { promptTokens: total, cachedTokens: cached, answerTokens: said.words };
    yield { type: 'end', reason: said.reason, figures: { ...figures, prefillMs: 1, generateMs: 1 } };
  }

  async #beforeNext(words: number, maxTokens: number | undefined, signal: AbortSignal): Promise<EndReason> {
    if (!signal.aborted) await this.#script.beforeWord(signal).catch(() => undefined);
    if (signal.aborted) return endOf(signal);
    const { breaksAfter } = this.#script;
    if (breaksAfter && words === breaksAfter.words) throw breaksAfter.error;
    if (this.#isClosed) throw fault('model_crashed', 'The scripted model was closed.');
    return words === maxTokens ? 'length' : 'stop';
  }

  async countPrompt(prompt: Prompt): Promise<number> {
    this.#refuse();
    return tokensOf(prompt).length;
  }

  async countTexts(texts: readonly string[]): Promise<readonly number[]> {
    this.#refuse();
    return texts.map((text) => wordsOf(text).length);
  }

  async prime(prompt: Omit<Prompt, 'volatile'>): Promise<void> {
    this.primed.push(prompt);
    this.#held = tokensOf(prompt);
  }

  async embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    this.#refuse();
    return texts.map((text) => Float32Array.of(1, text.length));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.become({ kind: 'none', reason: 'It was closed.' });
  }

  #refuse(): void {
    if (this.#state.kind !== 'ready') throw fault('model_unavailable', 'The scripted model is not there.');
  }

  #mustFit(tokens: number): void {
    const limit = this.#script.contextTokens;
    if (tokens > limit) {
      const message = `That is ${tokens} tokens, and the model reads ${limit}.`;
      throw fault('context_exceeded', message, { details: { tokens, limit } });
    }
  }
}

/** Why a signal ended an answer: time was up, or somebody stopped it. */
function endOf(signal: AbortSignal): EndReason {
  const { reason } = signal as { reason: unknown };
  return reason instanceof DOMException && reason.name === 'TimeoutError' ? 'deadline' : 'aborted';
}

/** A word is a token; each turn brings one of its own. */
function tokensOf({ system, messages, volatile }: Prompt): string[] {
  const turns = messages.flatMap(({ role, content }) => [`<${role}>`, ...wordsOf(content)]);
  return [
    ...(system === undefined ? [] : ['<system>', ...wordsOf(system)]),
    ...turns,
    ...wordsOf(volatile ?? ''),
  ];
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const differs = b.findIndex((token, at) => a[at] !== token);
  return differs === -1 ? b.length : differs;
}
