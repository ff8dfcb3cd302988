import { MOST_DONE, MOST_WAITING, type ExtractionQueue } from '../extraction-queue.ts';

/** A queue in two lists. */
export class FakeExtractionQueue implements ExtractionQueue {
  #waiting: readonly string[] = [];
  #done: readonly string[] = [];

  async add(question: string): Promise<void> {
    if (this.#waiting.includes(question) || this.#done.includes(question)) return;
    this.#waiting = [...this.#waiting, question].slice(-MOST_WAITING);
  }

  async waiting(): Promise<readonly string[]> {
    return this.#waiting;
  }

  async done(questions: readonly string[]): Promise<void> {
    this.#waiting = this.#waiting.filter((id) => !questions.includes(id));
    const others = this.#done.filter((id) => !questions.includes(id));
    this.#done = [...others, ...questions].slice(-MOST_DONE);
  }
}
