import type { EmbeddingModel } from '../../ports/embedder.ts';
import type { IndexedItem } from '../../ports/memory-index.ts';
import type { Answered, IndexCall, IndexStatus } from './api.ts';
import type { IndexEngine } from './engine/index-engine.ts';
import type { VectorScan } from './engine/scan.ts';
import { hear, replayAfter, type Heard } from './heard.ts';
import { Int8Scan } from './int8-scan.ts';
import type { KernelWithMemory } from './kernel/kernel.ts';
import type { KeptSnapshot, SnapshotStore } from './snapshot-store.ts';

/** Counted up with every change of what a snapshot means; an older one is made anew. */
const FORMAT = 3;
/** Without a model there is nothing to scan; rows of zeros cost the least at the kernel's width. */
const NO_DIMENSION = 8;
/** After so long without a change it is written down: seldom while much comes in, and soon enough for the next start. */
const IDLE_MS = 2_000;
/**
 * Little that is new beside what is on disk can wait: the next start replays it in a moment, while writing a large index
 * down for each message of a conversation holds up the search behind it, and wears the disk.
 */
const CALM_MS = 60_000;
const LITTLE_ITEMS = 256;

const CODES = 'scan.codes';
const UNITS = 'scan.units';

export interface IndexServiceOptions {
  readonly openStore: () => Promise<SnapshotStore>;
  readonly loadKernel: () => Promise<KernelWithMemory>;
  readonly createEngine: (options: { dimension: number; scan: VectorScan }) => IndexEngine;
  /** Calls back once after so long; what it returns stops it. */
  readonly later: (work: () => void, ms: number) => () => void;
}

interface Opened extends Heard {
  readonly engine: IndexEngine;
  readonly scan: Int8Scan;
  readonly model: EmbeddingModel | null;
  /** Whether something is not on disk yet. */
  isChanged: boolean;
}

/** The engine with its cache: restores it, writes it down when nothing happens, and does one thing at a time. */
export class IndexService {
  readonly #options: IndexServiceOptions;
  readonly #isOpen: Promise<void>;
  #setOpen: () => void = () => {};
  #store: SnapshotStore | null = null;
  #opened: Opened | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #stopTimer: () => void = () => {};
  /** Whether all on disk was in this index once: then what was never in it stands nowhere. */
  #isDiskKnown = false;
  /** Items told since all of it was written down; null where nothing is on disk. */
  #unsaved: number | null = null;

  constructor(options: IndexServiceOptions) {
    this.#options = options;
    this.#isOpen = new Promise((resolve) => (this.#setOpen = resolve));
  }

  async run(call: IndexCall): Promise<Answered> {
    if (call.method !== 'open') await this.#isOpen;
    const work = async (): Promise<Answered> => ({ value: await this.#do(call), status: this.#status() });
    const mine = this.#last.then(work, work);
    this.#last = mine;
    return mine;
  }

  async close(): Promise<void> {
    this.#stopTimer();
    await this.#last.catch(() => {});
    this.#store?.close();
  }

  #status(): IndexStatus | null {
    return this.#opened && { size: this.#opened.engine.size, model: this.#opened.model };
  }

  async #do(call: IndexCall): Promise<unknown> {
    if (call.method === 'open') return this.#open(call.args[0]);
    const opened = this.#opened;
    if (!opened || !this.#store) throw new Error('The index is not open.');
    switch (call.method) {
      case 'put':
        return this.#put(opened, ...call.args);
      case 'remove':
        return this.#remove(opened, this.#store, call.args[0]);
      case 'search':
        return opened.engine.search(call.args[0]);
      case 'browse':
        return opened.engine.browse(...call.args);
      case 'census':
        return opened.engine.census(call.args[0]);
      case 'persist':
        return this.#persist();
      case 'clear':
        await this.#clear(this.#store, opened.model);
        return undefined;
    }
  }

  async #open(model: EmbeddingModel | null): Promise<{ lastRevision: string | null }> {
    const now = this.#opened;
    if (!now || (model && !isSame(model, now.model))) {
      this.#store ??= await this.#options.openStore();
      this.#opened = (await this.#restored(this.#store, model)) ?? (await this.#clear(this.#store, model));
    }
    this.#setOpen();
    const opened = this.#opened;
    if (!opened) return { lastRevision: null };
    return { lastRevision: model ? replayAfter(opened, opened.engine) : opened.lastRevision };
  }

  /** The newest snapshot that is whole and of this model; without a model, of any. */
  async #restored(store: SnapshotStore, model: EmbeddingModel | null): Promise<Opened | null> {
    for (const [age, kept] of (await store.snapshots()).entries()) {
      const { stamp } = kept;
      if (stamp.format !== FORMAT || (model && !isSame(model, stamp.model))) continue;
      try {
        const opened = await this.#fresh(store, stamp.model);
        if (!(await fill(opened, kept))) continue;
        this.#isDiskKnown = age === 0;
        this.#unsaved = 0;
        return { ...opened, lastRevision: stamp.lastRevision, wordsAfter: stamp.wordsAfter };
      } catch {
        // What cannot be read is no snapshot: an older one, or the records, say the same.
      }
    }
    return null;
  }

  async #fresh(store: SnapshotStore, model: EmbeddingModel | null): Promise<Opened> {
    const dimension = model?.dimension ?? NO_DIMENSION;
    const scan = new Int8Scan(dimension, await this.#options.loadKernel(), store.slabOf(dimension));
    const engine = this.#options.createEngine({ dimension, scan });
    return { engine, scan, model, lastRevision: null, isChanged: false };
  }

  async #clear(store: SnapshotStore, model: EmbeddingModel | null): Promise<Opened> {
    await this.#discard(store);
    const opened = await this.#fresh(store, model);
    opened.scan.forget(0);
    this.#opened = opened;
    return opened;
  }

  #put(opened: Opened, items: readonly IndexedItem[], vectors: Float32Array | null): void {
    const wanted = items.length * (opened.model?.dimension ?? 0);
    if (vectors && vectors.length !== wanted) {
      throw new RangeError(`There are ${vectors.length} parts of vectors; the model makes ${wanted}.`);
    }
    // Before anything is changed: half an item would stay.
    if (vectors && !vectors.every(Number.isFinite)) {
      throw new RangeError('A vector holds a part that is not a finite number.');
    }
    opened.engine.put(items, vectors);
    hear(opened, items, vectors !== null, opened.engine);
    if (this.#unsaved !== null) this.#unsaved += items.length;
    this.#changed(opened);
  }

  /** On disk too, when it resolves: the words of what is gone stand in every snapshot made so far. */
  async #remove(opened: Opened, store: SnapshotStore, ids: readonly string[]): Promise<void> {
    const before = opened.engine.size;
    opened.engine.remove(ids);
    if (opened.engine.size === before && this.#isDiskKnown) return;
    opened.scan.flush();
    await this.#discard(store);
    this.#changed(opened);
  }

  async #discard(store: SnapshotStore): Promise<void> {
    this.#isDiskKnown = false;
    this.#unsaved = null;
    await store.discard();
    this.#isDiskKnown = true;
  }

  #changed(opened: Opened): void {
    opened.isChanged = true;
    this.#stopTimer();
    // A cache that cannot be written is made anew at the next start.
    this.#stopTimer = this.#options.later(
      () => void this.run({ method: 'persist', args: [] }).catch(() => {}),
      this.#unsaved !== null && this.#unsaved <= LITTLE_ITEMS ? CALM_MS : IDLE_MS,
    );
  }

  async #persist(): Promise<void> {
    const [opened, store] = [this.#opened, this.#store];
    if (!opened?.isChanged || !store) return;
    this.#stopTimer();
    const parts = new Map<string, Uint8Array>(opened.engine.snapshot());
    const { codes, units } = opened.scan.codes();
    parts.set(CODES, bytesOf(codes)).set(UNITS, bytesOf(units));
    const { model, lastRevision, wordsAfter } = opened;
    await store.save({ format: FORMAT, model, lastRevision, wordsAfter, rows: units.length }, parts);
    this.#isDiskKnown = true;
    this.#unsaved = 0;
    opened.scan.forget(units.length);
    opened.isChanged = false;
  }
}

async function fill({ engine, scan }: Opened, kept: KeptSnapshot): Promise<boolean> {
  const { codes, units } = scan.makeRoom(kept.stamp.rows);
  // Straight to where the scan reads them; by far the most of it.
  const inPlace = new Map([
    [CODES, bytesOf(codes)],
    [UNITS, bytesOf(units)],
  ]);
  const parts = new Map<string, Uint8Array>();
  for (const [name, bytes] of kept.sizes) parts.set(name, inPlace.get(name) ?? new Uint8Array(bytes));
  if (kept.sizes.some(([name, bytes]) => parts.get(name)?.byteLength !== bytes)) return false;
  if (!(await kept.readInto(parts))) return false;
  engine.restore(parts);
  scan.forget(kept.stamp.rows);
  return true;
}

function bytesOf({
  buffer,
  byteOffset,
  byteLength,
}: Int8Array<ArrayBuffer> | Float32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function isSame(one: EmbeddingModel, other: EmbeddingModel | null): boolean {
  return one.id === other?.id && one.dimension === other.dimension;
}
