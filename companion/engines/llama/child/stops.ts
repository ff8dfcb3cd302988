/** Holds back what may be the beginning of a text that ends the answer, and ends it there. */
export class Stops {
  readonly #stops: readonly string[];
  #held = '';
  #isMet = false;

  constructor(stops: readonly string[]) {
    this.#stops = stops.filter((stop) => stop !== '');
  }

  /** Whether the answer ends here. What comes after is not said. */
  get isMet(): boolean {
    return this.#isMet;
  }

  /** The part that can be said. */
  add(text: string): string {
    if (this.#isMet || text === '') return '';
    const all = this.#held + text;
    const end = this.#firstStop(all);
    if (end !== -1) {
      this.#isMet = true;
      this.#held = '';
      return all.slice(0, end);
    }
    const open = this.#openingLength(all);
    this.#held = all.slice(all.length - open);
    return all.slice(0, all.length - open);
  }

  /** What was held back, once nothing more comes. */
  rest(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }

  /** Where the stop begins that is whole first: letter by letter, no other could be waited for. */
  #firstStop(text: string): number {
    const found = this.#stops.flatMap((stop) => {
      const at = text.indexOf(stop);
      return at === -1 ? [] : [{ at, end: at + stop.length }];
    });
    return found.toSorted((a, b) => a.end - b.end || a.at - b.at)[0]?.at ?? -1;
  }

  /** How long the end of the text is that could begin a stop. */
  #openingLength(text: string): number {
    let longest = 0;
    for (const stop of this.#stops) {
      for (let length = Math.min(stop.length - 1, text.length); length > longest; length--) {
        if (stop.startsWith(text.slice(text.length - length))) longest = length;
      }
    }
    return longest;
  }
}
