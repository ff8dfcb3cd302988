import { HashTable, mixed } from './hash-table.ts';
import { bufferOf, parted, type Parts } from './parts.ts';
import { longer } from './room.ts';

/** So many letters are made a string at a time: they travel as arguments. */
const AT_ONCE = 4096;

/**
 * Very many names by number, as in `Dictionary`, but in a few arrays: a hundred thousand words as objects of their own
 * would weigh four times as much, and be looked at one by one whenever garbage is collected.
 */
export class Vocabulary {
  /** The code units of all names, one name behind the other. */
  #units = new Uint16Array(1024);
  #start = new Uint32Array(256);
  #length = new Uint32Array(256);
  #uses = new Uint32Array(256);
  #free: number[] = [];
  /** How many numbers have been given out. */
  #size = 0;
  #end = 0;
  #wasted = 0;
  readonly #ids = new HashTable((id) =>
    hashOf(this.#units, this.#start[id] as number, this.#length[id] as number),
  );
  #asked = new Uint16Array(64);

  get size(): number {
    return this.#size;
  }

  /** Counts one use more. */
  take(name: string): number {
    const known = this.idOf(name);
    const id = known ?? this.#add(name);
    this.#uses[id] = (this.#uses[id] as number) + 1;
    return id;
  }

  /** Counts one use less; true when it was the last. */
  release(id: number): boolean {
    const left = (this.#uses[id] as number) - 1;
    if (left === 0) this.#remove(id);
    this.#uses[id] = left;
    return left === 0;
  }

  idOf(name: string): number | undefined {
    const asked = this.#read(name);
    return this.#ids.find(hashOf(asked, 0, name.length), (id) => this.#is(id, asked, name.length));
  }

  usesOf(id: number): number {
    return this.#uses[id] as number;
  }

  lengthOf(id: number): number {
    return this.#length[id] as number;
  }

  nameOf(id: number): string {
    const end = this.endOf(id);
    let name = '';
    for (let from = this.startOf(id); from < end; from += AT_ONCE)
      name += String.fromCharCode(...this.#units.subarray(from, Math.min(end, from + AT_ONCE)));
    return name;
  }

  /** Where all names are written; a view that the next change makes invalid. A name stands between `startOf` and `endOf`. */
  get units(): Uint16Array {
    return this.#units;
  }

  startOf(id: number): number {
    return this.#start[id] as number;
  }

  endOf(id: number): number {
    return (this.#start[id] as number) + (this.#length[id] as number);
  }

  snapshot(name: string): Parts {
    if (!this.#isInPlace()) this.#compact();
    return parted(name, {
      units: this.#units.subarray(0, this.#end),
      length: this.#length.subarray(0, this.#size),
      uses: this.#uses.subarray(0, this.#size),
    });
  }

  restore(name: string, parts: Parts): void {
    this.#units = new Uint16Array(bufferOf(parts, `${name}.units`));
    this.#length = new Uint32Array(bufferOf(parts, `${name}.length`));
    this.#uses = new Uint32Array(bufferOf(parts, `${name}.uses`));
    this.#size = this.#length.length;
    this.#start = new Uint32Array(this.#size);
    this.#end = 0;
    this.#wasted = 0;
    this.#free = [];
    for (let id = 0; id < this.#size; id += 1) {
      this.#start[id] = this.#end;
      this.#end += this.#length[id] as number;
      if (this.#uses[id] === 0) this.#free.push(id);
    }
    this.#ids.fill(this.inUse(), this.#size - this.#free.length);
  }

  *inUse(): Generator<number> {
    for (let id = 0; id < this.#size; id += 1) if (this.#uses[id] !== 0) yield id;
  }

  #add(name: string): number {
    const id = this.#free.pop() ?? this.#size++;
    this.#length = longer(this.#length, this.#size);
    this.#start = longer(this.#start, this.#size);
    this.#uses = longer(this.#uses, this.#size);
    if (this.#end + name.length > this.#units.length && this.#wasted > this.#end / 2) this.#compact();
    this.#units = longer(this.#units, this.#end + name.length);
    this.#units.set(this.#asked.subarray(0, name.length), this.#end);
    this.#start[id] = this.#end;
    this.#length[id] = name.length;
    this.#end += name.length;
    this.#ids.add(id);
    return id;
  }

  /** Leaves no letter of it. */
  #remove(id: number): void {
    this.#ids.delete(id);
    this.#units.fill(0, this.startOf(id), this.endOf(id));
    this.#wasted += this.#length[id] as number;
    this.#length[id] = 0;
    this.#free.push(id);
  }

  #is(id: number, asked: Uint16Array, length: number): boolean {
    if (this.#length[id] !== length) return false;
    const start = this.#start[id] as number;
    for (let at = 0; at < length; at += 1) if (this.#units[start + at] !== asked[at]) return false;
    return true;
  }

  /** Into an array that the next call uses again. */
  #read(name: string): Uint16Array {
    this.#asked = longer(this.#asked, name.length);
    for (let at = 0; at < name.length; at += 1) this.#asked[at] = name.charCodeAt(at);
    return this.#asked;
  }

  #isInPlace(): boolean {
    let end = 0;
    for (let id = 0; id < this.#size; id += 1) {
      if (this.#start[id] !== end) return false;
      end += this.#length[id] as number;
    }
    return end === this.#end;
  }

  /** One name behind the other again, without gaps, in the order of their numbers. */
  #compact(): void {
    const units = new Uint16Array(this.#end - this.#wasted);
    let end = 0;
    for (let id = 0; id < this.#size; id += 1) {
      units.set(this.#units.subarray(this.startOf(id), this.endOf(id)), end);
      this.#start[id] = end;
      end += this.#length[id] as number;
    }
    this.#units = units;
    this.#end = end;
    this.#wasted = 0;
  }
}

/** FNV-1a over code units. */
function hashOf(units: Uint16Array, start: number, length: number): number {
  let hash = 0x811c_9dc5;
  for (let at = start; at < start + length; at += 1)
    hash = Math.imul(hash ^ (units[at] as number), 0x0100_0193);
  return mixed(hash);
}
