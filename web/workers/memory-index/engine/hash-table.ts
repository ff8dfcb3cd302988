const FIRST_PLACES = 64;

/**
 * Numbers, found by what they stand for: open addressing in one array, at most half of it taken. What they stand for is
 * kept by the caller, who tells the hash of each; it has to be the same for as long as the number is in here.
 */
export class HashTable {
  /** One more than the number; 0 where there is none. */
  #places = new Uint32Array(FIRST_PLACES);
  #count = 0;
  readonly #hashOf: (number: number) => number;

  constructor(hashOf: (number: number) => number) {
    this.#hashOf = hashOf;
  }

  get size(): number {
    return this.#count;
  }

  find(hash: number, isIt: (number: number) => boolean): number | undefined {
    const places = this.#places;
    const mask = places.length - 1;
    for (let place = hash & mask; places[place] !== 0; place = (place + 1) & mask) {
      const number = (places[place] as number) - 1;
      if (isIt(number)) return number;
    }
    return undefined;
  }

  /** Expects that it is not there yet. */
  add(number: number): void {
    if ((this.#count + 1) * 2 > this.#places.length) this.#widen(this.#count + 1);
    this.#put(number);
    this.#count += 1;
  }

  /** Expects that it is there. */
  delete(number: number): void {
    const places = this.#places;
    const mask = places.length - 1;
    let free = this.#hashOf(number) & mask;
    while (places[free] !== number + 1) free = (free + 1) & mask;
    // Whoever would no longer be reached past the gap moves into it, and leaves one.
    for (let place = (free + 1) & mask; places[place] !== 0; place = (place + 1) & mask) {
      const home = this.#hashOf((places[place] as number) - 1) & mask;
      if (((place - home) & mask) < ((place - free) & mask)) continue;
      places[free] = places[place] as number;
      free = place;
    }
    places[free] = 0;
    this.#count -= 1;
  }

  /** Takes the place of all there are. */
  fill(numbers: Iterable<number>, count: number): void {
    this.#count = 0;
    this.#places = placesFor(count);
    for (const number of numbers) this.add(number);
  }

  #widen(count: number): void {
    const before = this.#places;
    this.#places = placesFor(count);
    for (const place of before) if (place !== 0) this.#put(place - 1);
  }

  #put(number: number): void {
    const places = this.#places;
    const mask = places.length - 1;
    let place = this.#hashOf(number) & mask;
    while (places[place] !== 0) place = (place + 1) & mask;
    places[place] = number + 1;
  }
}

function placesFor(count: number): Uint32Array<ArrayBuffer> {
  let length = FIRST_PLACES;
  while (length < count * 2) length *= 2;
  return new Uint32Array(length);
}

/** Spreads a number over all of its bits: neighbours would stand side by side. */
export function mixed(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}
