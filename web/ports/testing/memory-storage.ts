/** The browser's `localStorage`, in memory. */
export class MemoryStorage implements Storage {
  readonly #entries = new Map<string, string>();
  /** Set to make every write fail, as a full or forbidden storage does. */
  failure: Error | null = null;

  get length(): number {
    return this.#entries.size;
  }

  names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }

  getItem(name: string): string | null {
    return this.#entries.get(name) ?? null;
  }

  setItem(name: string, value: string): void {
    if (this.failure) throw this.failure;
    this.#entries.set(name, value);
  }

  removeItem(name: string): void {
    this.#entries.delete(name);
  }

  clear(): void {
    this.#entries.clear();
  }
}
