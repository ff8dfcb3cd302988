/** A `nextLook` that waits for the test, and like the real one ends with its signal. */
export class Beats {
  #waiting: (() => void)[] = [];
  #wished: (() => void)[] = [];

  readonly nextLook = async (signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      signal.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((other) => other !== resolve);
        resolve();
      });
      for (const wish of this.#wished.splice(0)) wish();
    });
  };

  /** How many rounds wait for their next look. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Lets the round look again; waits first until one rests. */
  async beat(): Promise<void> {
    await this.resting();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when a round has said all it has to say and waits for its next look. */
  async resting(): Promise<void> {
    while (this.#waiting.length === 0) await new Promise<void>((resolve) => this.#wished.push(resolve));
  }
}
