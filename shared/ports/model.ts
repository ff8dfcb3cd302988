import type { AnswerFigures, EndReason, Prompt } from '../schemas/index.ts';

/** Who is served first where one model serves all: a person who waits, then work nobody looks at. */
export type Urgency = 'chat' | 'background';

export interface Sampling {
  readonly maxTokens?: number | undefined;
  readonly temperature?: number | undefined;
  readonly topP?: number | undefined;
  readonly topK?: number | undefined;
  readonly seed?: number | undefined;
  readonly stop?: readonly string[] | undefined;
}

export interface Question extends Sampling {
  readonly prompt: Prompt;
  /** Wanted as JSON of this schema (JSON Schema, the part that a grammar can hold); else as text. */
  readonly schema?: JsonSchema | undefined;
  /** Background work has a place of its own, so that it never costs a conversation what it had read. */
  readonly urgency: Urgency;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a model tells while it answers. `end` is the last, once; an error is thrown instead. */
export type ModelEvent =
  /** How far it has read: at once, then from time to time. `cached` tokens it had read before. */
  | { readonly type: 'prefill'; readonly read: number; readonly total: number; readonly cached: number }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly reason: EndReason; readonly figures: Omit<AnswerFigures, 'queuedMs'> };

export type ModelState =
  /** There is none, and `reason` says what to do about it; `isOff` where the configuration wants none. */
  | { readonly kind: 'none'; readonly reason: string; readonly isOff?: boolean | undefined }
  | { readonly kind: 'loading'; readonly model: string; readonly share: number }
  | { readonly kind: 'ready'; readonly model: string; readonly contextTokens: number }
  /** It ended unexpectedly and is being started again. */
  | { readonly kind: 'restarting'; readonly model: string; readonly crashes: number }
  /** It will not be tried again by itself. */
  | { readonly kind: 'failed'; readonly model: string; readonly reason: string };

/**
 * One language model, whoever runs it. It answers one question at a time: who asks keeps the line (see the queue of
 * the companion). Errors are faults of shared/protocol: `model_unavailable`, `context_exceeded` (with `tokens` and
 * `limit`), `model_crashed`, `model_failed`.
 */
export interface Model {
  readonly engine: 'llama' | 'openai' | 'none' | 'scripted';
  getState(): ModelState;
  /** Called at each change of state; the returned function ends it. */
  subscribe(listener: (state: ModelState) => void): () => void;
  /**
   * Answers. Aborting ends the answer within a slice of reading, with an `end` whose reason is `aborted`; what was said
   * until then stands. Leaving the loop early is aborting. A signal whose reason is a TimeoutError is a `deadline`.
   */
  answer(question: Question, signal: AbortSignal): AsyncIterable<ModelEvent>;
  /** How many tokens a prompt is, template included: what a budget is made of. */
  countPrompt(prompt: Prompt, signal: AbortSignal): Promise<number>;
  /** How many tokens each text is, by itself. */
  countTexts(texts: readonly string[], signal: AbortSignal): Promise<readonly number[]>;
  /** Reads ahead what the next question will begin with, while nobody waits. Abortable; never an error. */
  prime(prompt: Omit<Prompt, 'volatile'>, signal: AbortSignal): Promise<void>;
  /** One vector a text, of a model made for it; `no_embedding_model` where there is none. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  /** Ends what runs and lets go of everything. */
  close(): Promise<void>;
}
