import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../shared/testing/runs.ts';
import { OpfsSlab } from './opfs-slab.ts';
import { openOpfsStore } from './opfs-store.ts';
import type { KeptSnapshot, SnapshotStore } from './snapshot-store.ts';
import { CrashingFiles, Killed } from './testing/crashing-files.ts';

const stampOf = (lastRevision: string) => ({
  format: 1,
  model: { id: 'm', dimension: 2 },
  lastRevision,
  rows: 3,
});
const partsOf = (fill: number, size = 4099) =>
  new Map([
    ['odd', new Uint8Array(size).fill(fill)],
    ['empty', new Uint8Array()],
    ['even', new Uint8Array(1024).fill(fill + 1)],
  ]);

/** What a snapshot holds, or null where it is not whole. */
async function contentOf(kept: KeptSnapshot): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const parts = new Map(kept.sizes.map(([name, bytes]) => [name, new Uint8Array(bytes)]));
  return (await kept.readInto(parts)) ? parts : null;
}

async function wholeOnes(store: SnapshotStore): Promise<string[]> {
  const whole: string[] = [];
  for (const kept of await store.snapshots()) {
    const content = await contentOf(kept);
    if (!content) continue;
    expect(content).toEqual(partsOf(Number(kept.stamp.lastRevision)));
    whole.push(kept.stamp.lastRevision ?? '');
  }
  return whole;
}

const open = async (files: CrashingFiles) => openOpfsStore('test', files.folder);

describe('snapshots in two files', () => {
  it('has none to begin with', async () => {
    expect(await wholeOnes(await open(new CrashingFiles()))).toEqual([]);
  });

  it('gives back the last one after any number of them', async () => {
    const files = new CrashingFiles();
    for (const revision of [1, 2, 3, 4, 5]) {
      const store = await open(files);
      await store.save(stampOf(String(revision)), partsOf(revision));
      expect(await wholeOnes(await open(files))).toEqual([String(revision)]);
    }
  });

  it('does not take a changed byte for a snapshot, wherever it is', async () => {
    const files = new CrashingFiles();
    const store = await open(files);
    await store.save(stampOf('1'), partsOf(1));
    const file = await (await files.folder())('snapshot-a');
    for (const at of [0, 6, 11, 40, 16_384, 16_384 + 4098, 16_384 + 4099 + 1023]) {
      const byte = new Uint8Array(1);
      file.read(byte, { at });
      file.write(Uint8Array.of((byte[0] ?? 0) ^ 0x10), { at });
      expect(await wholeOnes(await open(files))).toEqual([]);
      file.write(byte, { at });
    }
    expect(await wholeOnes(await open(files))).toEqual(['1']);
  });

  it('leaves nothing of earlier ones, nor of any when told to', async () => {
    const files = new CrashingFiles();
    const store = await open(files);
    await store.save(stampOf('1'), partsOf(250));
    await store.save(stampOf('7'), partsOf(7));
    expect(files.bytes().some((bytes) => bytes.includes(250))).toBe(false);
    await store.discard();
    expect(files.bytes().every((bytes) => bytes.byteLength === 0)).toBe(true);
    expect(await wholeOnes(await open(files))).toEqual([]);
  });

  it('holds the last one or the one before, killed at any moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.infiniteStream(fc.boolean()), async (moment, luck) => {
        const files = new CrashingFiles();
        const before = await open(files);
        files.killAfter(moment);
        let [saved, tried] = [0, 0];
        try {
          for (tried = 1; tried <= 4; tried += 1) {
            await before.save(stampOf(String(tried)), partsOf(tried));
            saved = tried;
          }
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
        }
        files.restart(() => luck.next().value === true);
        const [newest] = await wholeOnes(await open(files));
        // Before the first one was saved, there may be none.
        expect([...(saved === 0 ? [undefined] : [String(saved)]), String(tried)]).toContain(newest);
      }),
      { seed: 11, numRuns: runs(3_000) },
    );
  }, 60_000);
});

describe('exact vectors in a file', () => {
  const slabIn = async (files: CrashingFiles) => (await open(files)).slabOf(2);
  const vector = (from: number) => Float32Array.of(from, from + 1);

  it('are read as they were written, in any order, held or not', async () => {
    const slab = await slabIn(new CrashingFiles());
    const rows = [0, 1, 2, 700, 701, 3, 1, ...Array.from({ length: 600 }, (_, at) => at + 1000)];
    for (const row of rows) slab.write(row, vector(row));
    slab.write(1, vector(99));
    const into = new Float32Array(2);
    for (const row of rows) {
      expect(slab.read(row, into)).toBe(true);
      expect(into).toEqual(vector(row === 1 ? 99 : row));
    }
    expect(slab.read(5000, into)).toBe(false);
  });

  it('outlive the process once flushed, and leave nothing behind a truncation', async () => {
    const files = new CrashingFiles();
    const slab = await slabIn(files);
    for (const row of [0, 1, 2]) slab.write(row, vector(row));
    slab.flush();
    files.restart(() => false);
    const again = await slabIn(files);
    expect(again.read(2, new Float32Array(2))).toBe(true);
    again.truncate(1);
    expect(again.read(0, new Float32Array(2))).toBe(true);
    expect(again.read(1, new Float32Array(2))).toBe(false);
  });

  it('are given up on a full disk, without a word', async () => {
    const file = await (await new CrashingFiles().folder())('vectors');
    let isFull = false;
    const slab = new OpfsSlab({ ...file, write: (...of) => (isFull ? 1 : file.write(...of)) }, 2);
    slab.write(0, vector(0));
    slab.flush();
    isFull = true;
    slab.write(5, vector(5));
    slab.flush();
    isFull = false;
    slab.write(6, vector(6));
    slab.flush();
    for (const row of [0, 5, 6]) expect(slab.read(row, new Float32Array(2))).toBe(false);
    expect(file.getSize()).toBe(0);
  });
});
