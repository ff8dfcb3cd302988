import type { Urgency } from '../../../shared/ports/model.ts';

/** Somebody's place in the line. */
export class Place {
  readonly urgency: Urgency;
  #wake: () => void = () => undefined;

  constructor(urgency: Urgency) {
    this.urgency = urgency;
  }

  /** The line moved. */
  wake(): void {
    this.#wake();
  }

  /** Resolves when the line moves, or its owner wants out of it. Look at how things stand first: only later moves count. */
  async moved(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.#wake = () => undefined;
        resolve();
      };
      this.#wake = wake;
      signal.addEventListener('abort', wake);
    });
  }
}
