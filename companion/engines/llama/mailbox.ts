/** What arrives by messages, taken one after the other. It grows by one answer at most, and that is bounded. */
export class Mailbox<Item> {
  readonly #items: Item[] = [];
  #failure: { readonly error: Error } | undefined;
  #wake: (() => void) | undefined;

  put(item: Item): void {
    this.#items.push(item);
    this.#wake?.();
  }

  /** What had arrived is still taken; then this is thrown. */
  fail(error: Error): void {
    this.#failure ??= { error };
    this.#wake?.();
  }

  async take(): Promise<Item> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) return item;
      if (this.#failure) throw this.#failure.error;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
