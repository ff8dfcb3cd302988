import { parted, type Parts } from './parts.ts';
import { longer } from './room.ts';

/** What a list holds: an id of 24 bits and a count of 8, ordered by the id. */
export const MOST_IDS = 2 ** 24;
export const MOST_COUNT = 255;
export function packed(id: number, count: number): number {
  return id * 256 + Math.min(count, MOST_COUNT);
}

/** Many short lists of packed numbers in one array: nothing to allocate per list, and a snapshot is a copy. */
export class Lists {
  data = new Uint32Array(1024);
  start = new Uint32Array(256);
  size = new Uint32Array(256);
  #room = new Uint32Array(256);
  /** The highest count of each list, or one that it once had; 0 where it is not worked out. */
  #most = new Uint8Array(256);
  #end = 0;
  #wasted = 0;
  #count = 0;

  /** Where the id stands in the list, or, as -1 - place, where it would. */
  find(list: number, id: number): number {
    let low = this.start[list] as number;
    let high = low + (this.size[list] as number);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.data[middle] as number) >>> 8 < id) low = middle + 1;
      else high = middle;
    }
    const last = this.#lastPlace(list);
    return low < last && (this.data[low] as number) >>> 8 === id ? low : -1 - low;
  }

  /** The count kept with an id; 0 where the list does not hold it. */
  countOf(list: number, id: number): number {
    if (list >= this.#count) return 0;
    const place = this.find(list, id);
    return place < 0 ? 0 : (this.data[place] as number) & 255;
  }

  /** Adds an id that the list does not hold. */
  insert(list: number, id: number, count: number): void {
    this.#makeRoom(list, this.sizeOf(list) + 1);
    const last = this.#lastPlace(list);
    // Most rows are new ones, and the highest: they go to the end.
    const highest = last > (this.start[list] as number) ? (this.data[last - 1] as number) >>> 8 : -1;
    const place = id > highest ? last : -1 - this.find(list, id);
    this.data.copyWithin(place + 1, place, last);
    this.data[place] = packed(id, count);
    this.size[list] = this.sizeOf(list) + 1;
    if (this.#most[list] !== 0)
      this.#most[list] = Math.max(this.#most[list] as number, Math.min(count, MOST_COUNT));
  }

  delete(list: number, id: number): void {
    const place = this.find(list, id);
    if (place < 0) return;
    const last = this.#lastPlace(list);
    this.data.copyWithin(place, place + 1, last);
    this.data[last - 1] = 0;
    this.size[list] = this.sizeOf(list) - 1;
  }

  /** The values of a list, a view that the next change makes invalid. */
  values(list: number): Uint32Array {
    if (list >= this.#count) return this.data.subarray(0, 0);
    const from = this.start[list] as number;
    return this.data.subarray(from, this.#lastPlace(list));
  }

  replace(list: number, values: readonly number[]): void {
    this.values(list).fill(0);
    this.#makeRoom(list, values.length);
    this.data.set(values, this.start[list]);
    this.size[list] = values.length;
  }

  /** No count in the list is higher. */
  mostOf(list: number): number {
    if (list >= this.#count) return 0;
    if (this.#most[list] === 0) {
      let most = 0;
      for (const value of this.values(list)) most = Math.max(most, value & 255);
      this.#most[list] = most;
    }
    return this.#most[list] as number;
  }

  sizeOf(list: number): number {
    return list < this.#count ? (this.size[list] as number) : 0;
  }

  snapshot(name: string): Parts {
    this.#compact();
    return parted(name, {
      data: this.data.subarray(0, this.#end),
      size: this.size.subarray(0, this.#count),
    });
  }

  restore(data: Uint32Array<ArrayBuffer>, size: Uint32Array<ArrayBuffer>): void {
    this.data = data;
    this.size = size;
    this.#count = size.length;
    this.#end = data.length;
    this.#wasted = 0;
    this.#room = size.slice();
    this.#most = new Uint8Array(size.length);
    this.start = new Uint32Array(size.length);
    let from = 0;
    for (let list = 0; list < size.length; list += 1) {
      this.start[list] = from;
      from += size[list] as number;
    }
  }

  #lastPlace(list: number): number {
    return (this.start[list] as number) + (this.size[list] as number);
  }

  /** A list that outgrows its place moves to the end with as much room again. */
  #makeRoom(list: number, size: number): void {
    this.#addList(list);
    const room = this.#room[list] as number;
    if (size <= room) return;
    const wider = Math.max(size, room * 2);
    if (this.#end + wider > this.data.length && this.#wasted > this.#end / 2) this.#compact();
    this.data = longer(this.data, this.#end + wider);
    const from = this.start[list] as number;
    this.data.copyWithin(this.#end, from, from + (this.size[list] as number));
    // What it held may have to leave no trace.
    this.data.fill(0, from, from + room);
    this.#wasted += room;
    this.start[list] = this.#end;
    this.#room[list] = wider;
    this.#end += wider;
  }

  #addList(list: number): void {
    this.start = longer(this.start, list + 1);
    this.size = longer(this.size, list + 1);
    this.#room = longer(this.#room, list + 1);
    this.#most = longer(this.#most, list + 1);
    this.#count = Math.max(this.#count, list + 1);
  }

  /** One list behind the other again, in the order of their numbers and without gaps. */
  #compact(): void {
    let total = 0;
    let isInPlace = true;
    for (let list = 0; list < this.#count; list += 1) {
      isInPlace &&= this.start[list] === total;
      total += this.size[list] as number;
    }
    if (isInPlace && total === this.#end) return;
    const data = new Uint32Array(Math.max(1024, total));
    let end = 0;
    for (let list = 0; list < this.#count; list += 1) {
      const size = this.size[list] as number;
      const from = this.start[list] as number;
      data.set(this.data.subarray(from, from + size), end);
      this.start[list] = end;
      this.#room[list] = size;
      end += size;
    }
    this.data = data;
    this.#end = end;
    this.#wasted = 0;
  }
}
