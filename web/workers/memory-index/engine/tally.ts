/** How many items have each of a few small numbers. */
export class Tally {
  readonly #counts: Uint32Array;

  /** Another one whenever a number came or went. */
  version = 0;

  constructor(most: number) {
    this.#counts = new Uint32Array(most);
  }

  take(number: number): void {
    if (this.#counts[number] === 0) this.version += 1;
    this.#counts[number] = (this.#counts[number] as number) + 1;
  }

  release(number: number): void {
    this.#counts[number] = (this.#counts[number] as number) - 1;
    if (this.#counts[number] === 0) this.version += 1;
  }

  clear(): void {
    this.#counts.fill(0);
    this.version += 1;
  }

  /** Those that some item has. */
  numbers(): Uint32Array {
    return Uint32Array.from(this.#counts.keys()).filter((number) => this.#counts[number] !== 0);
  }
}
