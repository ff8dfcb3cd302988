import type { JsonSchema, Sampling, Urgency } from '../../shared/ports/model.ts';
import type { ChatEvent } from '../../shared/protocol/chat-events.ts';
import type { Prompt } from '../../shared/schemas/index.ts';
import type { PromptText } from '../../shared/schemas/prompt-text.ts';

export interface AnswerQuestion extends Sampling {
  readonly prompt: Prompt;
  /** How long the asker waits, the line included. */
  readonly deadlineMs?: number | undefined;
}

export interface JsonQuestion extends AnswerQuestion {
  readonly schema: JsonSchema;
  /** Work in the background, unless a person waits for it. */
  readonly urgency?: Urgency | undefined;
}

/** An event of an answer; by its number the answer is read on behind it. */
export interface NumberedEvent {
  readonly kind: 'event';
  readonly number: number;
  readonly event: ChatEvent;
}

/** What is told of an answer: its events, and how the line stands on which they come. */
export type AnswerNews =
  | NumberedEvent
  /** The line is lost, and is tried again after a pause; `attempt` counts from 1 until the next event. */
  | { readonly kind: 'reconnecting'; readonly attempt: number }
  /** The line is back; the next event may still take its time. */
  | { readonly kind: 'reconnected' };

export interface TextCounts {
  /** One for each text, in their order. */
  readonly counts: readonly number[];
  /** How many the model reads at once. */
  readonly contextTokens: number;
}

export interface PromptCount {
  readonly count: number;
  readonly contextTokens: number;
}

/**
 * Who answers with a model. Faults are those of shared/protocol; a signal that is aborted is thrown as its reason.
 *
 * Of an answer each event is given once, in the order of its numbers, until `done` or `error`. Aborting, or leaving the
 * loop, only stops listening: the answer goes on for a minute, and `readOn` reads it from anywhere; `stop` ends it. What
 * befalls the reader and not the answer is thrown: `answer_gone` where it is no longer held, `companion_unreachable`
 * where the line did not come back (`details` then tell the `id` and the last number, `seen`, to read on from later).
 */
export interface Answerer {
  /**
   * Asks when it is first read. A question that is not taken, or whose line is lost before the first event, is not asked
   * again by itself: that would be a second answer.
   */
  ask(signal: AbortSignal, question: AnswerQuestion): AsyncIterable<AnswerNews>;
  /**
   * What comes after the event `seen` of an answer that was begun earlier, in this tab or before a reload; 0 for all of
   * it. It ends without an event where nothing came after that one.
   */
  readOn(signal: AbortSignal, id: string, seen: number): AsyncIterable<AnswerNews>;
  /** Ends it there: what was said until then stands. Resolves also where it had ended already. */
  stop(signal: AbortSignal, id: string): Promise<void>;
  /** The tokens of each text by itself; null where no model is loaded. */
  count(signal: AbortSignal, texts: readonly string[]): Promise<TextCounts | null>;
  /** The tokens of a prompt with what the model's template puts around it; null where no model is loaded. */
  countPrompt(signal: AbortSignal, prompt: Prompt): Promise<PromptCount | null>;
  /** JSON that keeps to the schema, or `model_json_invalid`. */
  json(signal: AbortSignal, question: JsonQuestion): Promise<unknown>;
  /** The texts the model is to be told its tasks with. */
  prompts(signal: AbortSignal): Promise<readonly PromptText[]>;
}
