import { bufferOf, joined, split, type Parts } from './parts.ts';

/** Strings by number, each kept as long as something counts on it: the name of the last one gone goes with it. */
export class Dictionary {
  readonly #ids = new Map<string, number>();
  #names: string[] = [];
  #uses: number[] = [];
  #free: number[] = [];

  /** Another one whenever a name came or went: what is derived from the names holds until then. */
  version = 0;
  /** Uses of all names together. */
  total = 0;

  /** How many numbers have been given out. */
  get size(): number {
    return this.#names.length;
  }

  /** Counts one use more. */
  take(name: string): number {
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.#free.pop() ?? this.#names.length;
      this.#names[id] = name;
      this.#uses[id] = 0;
      this.#ids.set(name, id);
      this.version += 1;
    }
    this.#uses[id] = this.usesOf(id) + 1;
    this.total += 1;
    return id;
  }

  /** Counts one use less; true when it was the last. */
  release(id: number): boolean {
    const left = this.usesOf(id) - 1;
    this.#uses[id] = left;
    this.total -= 1;
    if (left > 0) return false;
    this.#ids.delete(this.nameOf(id));
    this.#names[id] = '';
    this.#free.push(id);
    this.version += 1;
    return true;
  }

  idOf(name: string): number | undefined {
    return this.#ids.get(name);
  }

  nameOf(id: number): string {
    return this.#names[id] as string;
  }

  usesOf(id: number): number {
    return this.#uses[id] as number;
  }

  /** Those in use. */
  *entries(): Iterable<readonly [id: number, name: string]> {
    for (const [name, id] of this.#ids) yield [id, name];
  }

  snapshot(name: string): Parts {
    return new Map([
      [`${name}.names`, joined(this.#names)],
      [`${name}.uses`, new Uint8Array(Uint32Array.from(this.#uses).buffer)],
    ]);
  }

  restore(name: string, parts: Parts): void {
    this.#names = split(bufferOf(parts, `${name}.names`));
    this.#uses = [...new Uint32Array(bufferOf(parts, `${name}.uses`))];
    this.#ids.clear();
    this.#free = [];
    this.version += 1;
    this.total = this.#uses.reduce((sum, uses) => sum + uses, 0);
    for (const [id, text] of this.#names.entries()) {
      if (this.usesOf(id) > 0) this.#ids.set(text, id);
      else this.#free.push(id);
    }
  }
}
