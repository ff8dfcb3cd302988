import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../shared/testing/runs.ts';
import { buildItem } from '../../ports/testing/memory-index-contract.ts';
import type { IndexCall } from './api.ts';
import { createIndexEngine } from './engine/index-engine.ts';
import { IndexService } from './index-service.ts';
import { createJsKernel } from './kernel/js-kernel.ts';
import { openOpfsStore } from './opfs-store.ts';
import { CrashingFiles, Killed } from './testing/crashing-files.ts';
import { chance } from '../../../shared/testing/chance.ts';
import { unitVector } from './testing/vectors.ts';

const MODEL = { id: 'service', dimension: 8 };
const OPEN: IndexCall = { method: 'open', args: [MODEL] };
const BROWSE: IndexCall = { method: 'browse', args: [{}, { offset: 0, count: 1000 }] };

/** One process: what it does later happens when the test says so. */
function start(files: CrashingFiles): { service: IndexService; later: () => void; delays: number[] } {
  let waiting: (() => void) | null = null;
  const delays: number[] = [];
  const service = new IndexService({
    openStore: async () => openOpfsStore('test', files.folder),
    loadKernel: async () => createJsKernel(),
    createEngine: createIndexEngine,
    later: (work, ms) => {
      waiting = work;
      delays.push(ms);
      return () => (waiting = null);
    },
  });
  return { service, delays, later: () => waiting?.() };
}

const nameOf = (at: number) => String(at).padStart(3, '0');
const vectorOf = (at: number) => unitVector(chance(at + 1), MODEL.dimension);
const putOf = (...numbers: number[]): IndexCall => ({
  method: 'put',
  args: [
    numbers.map((at) =>
      buildItem(`id${nameOf(at)}`, `Zanzibar${nameOf(at)} is a place.`, { revision: nameOf(at) }),
    ),
    Float32Array.from(numbers.flatMap((at) => [...vectorOf(at)])),
  ],
});
const searchOf = (at: number): IndexCall => ({
  method: 'search',
  args: [{ text: '', vector: vectorOf(at), k: 1, now: 0 }],
});

async function idsOf(service: IndexService): Promise<string[]> {
  const { value } = await service.run(BROWSE);
  return (value as { ids: string[] }).ids.toSorted();
}

/** As the index keeps them. */
function lettersOf(word: string): Uint8Array {
  return Buffer.from(word, 'utf16le');
}

function holds(files: CrashingFiles, wanted: Uint8Array): boolean {
  return files.bytes().some((bytes) => Buffer.from(bytes).includes(Buffer.from(wanted)));
}

describe('the index and its cache', () => {
  it('lets everything wait until it is open', async () => {
    const { service } = start(new CrashingFiles());
    const found = idsOf(service);
    const put = service.run(putOf(1));
    await service.run(OPEN);
    expect(await found).toEqual([]);
    expect(await put).toEqual({ value: undefined, status: { size: 1, model: MODEL } });
  });

  it('stays on disk while what it never held is removed', async () => {
    const files = new CrashingFiles();
    const { service } = start(files);
    await service.run(OPEN);
    await service.run(putOf(1));
    await service.run({ method: 'persist', args: [] });
    await service.run({ method: 'remove', args: [['id002']] });
    const again = start(files).service;
    expect((await again.run(OPEN)).value).toEqual({ lastRevision: '001' });
    await again.run({ method: 'remove', args: [['id003']] });
    expect((await start(files).service.run(OPEN)).value).toEqual({ lastRevision: '001' });
  });

  it('is written down once nothing has happened for a while', async () => {
    const files = new CrashingFiles();
    const { service, later, delays } = start(files);
    await service.run(OPEN);
    for (const at of [1, 2, 3]) await service.run(putOf(at));
    expect(delays).toEqual([2000, 2000, 2000]);
    later();
    await service.close();
    const again = start(files).service;
    expect((await again.run(OPEN)).value).toEqual({ lastRevision: '003' });
    expect(await idsOf(again)).toEqual(['id001', 'id002', 'id003']);
  });

  it('lets little that is new wait once it is on disk, much not, and nothing where a removal has emptied the disk', async () => {
    const files = new CrashingFiles();
    const { service, delays } = start(files);
    await service.run(OPEN);
    await service.run(putOf(1));
    await service.run({ method: 'persist', args: [] });
    await service.run(putOf(2));
    for (let times = 0; times < 256; times += 1) await service.run(putOf(3));
    expect(delays.at(0)).toBe(2_000);
    expect([...new Set(delays.slice(1, -1))]).toEqual([60_000]);
    expect(delays.at(-1)).toBe(2_000);
    await service.run({ method: 'persist', args: [] });
    const again = start(files);
    await again.service.run(OPEN);
    await again.service.run(putOf(4));
    await again.service.run({ method: 'remove', args: [['id001']] });
    expect(again.delays).toEqual([60_000, 2_000]);
  });

  it('leaves no trace of what was removed: no word, no id, no vector', async () => {
    const files = new CrashingFiles();
    const { service } = start(files);
    await service.run(OPEN);
    await service.run(putOf(1, 2, 3));
    await service.run({ method: 'persist', args: [] });
    const traces = [
      lettersOf('zanzibar002'),
      new TextEncoder().encode('id002'),
      new Uint8Array(vectorOf(2).buffer),
    ];
    expect(traces.map((trace) => holds(files, trace))).toEqual([true, true, true]);
    await service.run({ method: 'remove', args: [['id002']] });
    expect(traces.map((trace) => holds(files, trace))).toEqual([false, false, false]);
    await service.run({ method: 'persist', args: [] });
    expect(traces.map((trace) => holds(files, trace))).toEqual([false, false, false]);
    expect(holds(files, lettersOf('zanzibar003'))).toBe(true);
  });

  it('is whole again after a kill at any moment, once what is newer is replayed', async () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('put' as const), at: fc.nat(12) }),
      fc.record({ kind: fc.constant('remove' as const), at: fc.nat(12) }),
      fc.record({ kind: fc.constant('persist' as const), at: fc.constant(0) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 25 }),
        fc.nat(250),
        fc.infiniteStream(fc.boolean()),
        crashAndReplay,
      ),
      { seed: 23, numRuns: runs(1_000) },
    );
  });
});

interface Change {
  readonly kind: 'put' | 'remove' | 'persist';
  readonly at: number;
}

/** The records are the truth, each with the moment of its last change; the index is killed in the middle of them. */
async function crashAndReplay(
  changes: readonly Change[],
  moment: number,
  luck: Iterator<boolean>,
): Promise<void> {
  const files = new CrashingFiles();
  const { service } = start(files);
  await service.run(OPEN);
  const records = new Map<number, { revision: string; isGone: boolean }>();
  files.killAfter(moment);
  for (const [order, { kind, at }] of changes.entries()) {
    if (kind !== 'persist') records.set(at, { revision: nameOf(order), isGone: kind === 'remove' });
    try {
      await service.run(callOf(kind, at, nameOf(order)));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      break;
    }
  }
  files.restart(() => luck.next().value === true);
  const again = start(files).service;
  const { lastRevision } = (await again.run(OPEN)).value as { lastRevision: string | null };
  for (const [at, { revision, isGone }] of records) {
    if (lastRevision !== null && revision <= lastRevision) continue;
    await again.run(callOf(isGone ? 'remove' : 'put', at, revision));
  }
  const alive = [...records].filter(([, { isGone }]) => !isGone).map(([at]) => at);
  expect(await idsOf(again)).toEqual(alive.map((at) => `id${nameOf(at)}`).toSorted());
  for (const at of alive) {
    const [hit] = (await again.run(searchOf(at))).value as { id: string; parts: { vector: number } }[];
    expect(hit?.id).toBe(`id${nameOf(at)}`);
  }
}

function callOf(kind: Change['kind'], at: number, revision: string): IndexCall {
  if (kind === 'persist') return { method: 'persist', args: [] };
  if (kind === 'remove') return { method: 'remove', args: [[`id${nameOf(at)}`]] };
  const item = buildItem(`id${nameOf(at)}`, `Zanzibar${nameOf(at)} is a place.`, { revision });
  return { method: 'put', args: [[item], vectorOf(at)] };
}
