import type { Model, ModelEvent, Question, Urgency } from '../../shared/ports/model.ts';

/** What somebody in line is told: how many are before them, then what the model tells. */
export type LineEvent = ModelEvent | { readonly type: 'queued'; readonly ahead: number };

/**
 * One model serves all, one after the other: first come first served, a person who waits before work in the
 * background. The line is bounded; who comes when it is full gets `queue_full`. Leaving it costs nothing.
 */
export interface ModelLine {
  /**
   * `queued` while others are before, each time their number changes; then as Model.answer. `begins` is called when the
   * turn has come: a model may be silent for long before its first word.
   */
  answer(question: Question, signal: AbortSignal, begins?: () => void): AsyncIterable<LineEvent>;
  /** Other work with the model, in the same line. */
  use<T>(urgency: Urgency, signal: AbortSignal, work: (model: Model) => Promise<T>): Promise<T>;
  /** Nothing of earlier answers is read ahead any more. */
  forget(): void;
  readonly waiting: number;
  readonly isBusy: boolean;
}
