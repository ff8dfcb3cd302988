import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { headerOf, type HeaderValue } from '../../../testing/gguf/header.ts';
import type { NumberFormat } from '../../../testing/gguf/number-format.ts';
import { writeModel } from '../../../testing/gguf/write-model.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { BREAKAGES } from '../testing/broken-ggufs.ts';
import { describeGguf, type ModelVerdict } from './describe-gguf.ts';
import { WINDOW_BYTES, type ByteSource } from './head-bytes.ts';
import { inspectModel } from './inspect-model.ts';
import { readGguf } from './read-gguf.ts';

/** A file in memory that watches how it is read. */
function watched(bytes: Uint8Array) {
  const seen = { furthest: 0, largest: 0 };
  const source: ByteSource = {
    size: bytes.length,
    read: async (into, at) => {
      const part = bytes.subarray(at, at + into.length);
      into.set(part);
      seen.furthest = Math.max(seen.furthest, at + part.length);
      seen.largest = Math.max(seen.largest, into.buffer.byteLength);
      return part.length;
    },
  };
  return { source, seen };
}

async function verdictOn(bytes: Uint8Array): Promise<ModelVerdict> {
  const verdict = await readGguf(watched(bytes).source);
  return verdict.isReadable ? describeGguf(verdict.head) : { isUsable: false, reason: verdict.reason };
}

let whole: Buffer;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nima-test-'));
  whole = await modelBytes('q4_0', folder);
  await rm(folder, { recursive: true });
});

async function modelBytes(format: NumberFormat, folder: string): Promise<Buffer> {
  const path = join(folder, 'tiny.gguf');
  await writeModel(path, { format });
  return readFile(path);
}

describe('the head of a model', () => {
  it('tells what the model is', async () => {
    expect(await verdictOn(whole)).toMatchObject({
      isUsable: true,
      model: {
        use: 'chat',
        name: 'nima-test random tiny',
        part: null,
        facts: { architecture: 'llama', quantisation: 'Q4_0', hasChatTemplate: true },
      },
    });
  });

  it.each(['f32', 'f16', 'q8_0'] as const)('tells that its numbers are written as %s', async (format) => {
    const verdict = await verdictOn(await modelBytes(format, await tempFolder()));
    expect(verdict).toMatchObject({ model: { facts: { quantisation: format.toUpperCase() } } });
  });

  it('is known as one that makes vectors by its pooling', async () => {
    const path = join(await tempFolder(), 'hybrid.gguf');
    await writeModel(path, { shape: 'hybrid', format: 'f16' });
    expect(await inspectModel(path)).toMatchObject({
      model: { use: 'chat', facts: { architecture: 'lfm2' } },
    });
    expect(await verdictOn(small({ 'bert.pooling_type': ['u32', 1] }, 'bert'))).toMatchObject({
      model: { use: 'vectors' },
    });
    expect(await verdictOn(small({ 'llama.pooling_type': ['u32', 3] }))).toMatchObject({
      model: { use: 'vectors' },
    });
    expect(await verdictOn(small({ 'llama.pooling_type': ['u32', 0] }))).toMatchObject({
      model: { use: 'chat' },
    });
  });

  it.each([
    [{ 'general.type': ['text', 'mmproj'] }, /sees pictures/],
    [{ 'general.type': ['text', 'adapter'] }, /LoRA/],
    [{ 'general.type': ['text', 'imatrix'] }, /making smaller models/],
    [{ 'general.alignment': ['u32', 24] }, /power of two/],
    [{ 'general.alignment': ['text', '32'] }, /power of two/],
    [{ 'tokenizer.ggml.scores': ['f32', [1, 2, 3]] }, /do not fit together/],
  ] as [Record<string, HeaderValue>, RegExp][])('refuses %j', async (values, reason) => {
    expect(await verdictOn(small(values))).toEqual({
      isUsable: false,
      reason: expect.stringMatching(reason),
    });
  });

  it('has a name of one line, whatever the file says', async () => {
    const name = '  Fine\u202Emodel\n\u0000<b> ';
    expect(await verdictOn(small({ 'general.name': ['text', name] }))).toMatchObject({
      model: { name: 'Fine model <b>' },
    });
  });

  it('says which part of several files it is', async () => {
    const verdict = await verdictOn(small({ 'split.no': ['u32', 0], 'split.count': ['u32', 3] }));
    expect(verdict).toMatchObject({ model: { part: { number: 1, count: 3 } } });
  });
});

/** The smallest file that passes for a model. */
function small(values: Record<string, HeaderValue>, architecture = 'llama'): Uint8Array {
  const head = headerOf(
    {
      'general.architecture': ['text', architecture],
      [`${architecture}.block_count`]: ['u32', 1],
      [`${architecture}.context_length`]: ['u32', 64],
      [`${architecture}.embedding_length`]: ['u32', 8],
      'tokenizer.ggml.tokens': ['text', ['a', 'b']],
      ...values,
    },
    [{ name: 'token_embd.weight', dims: [8, 2], format: 0, offset: 0 }],
  );
  return Buffer.concat([head, new Uint8Array(64)]);
}

describe('a broken file', () => {
  it.each(BREAKAGES.slice(0, runs(50)))('is refused with its reason: $name', async ({ breakIt, reason }) => {
    const folder = await tempFolder();
    const path = join(folder, 'broken.gguf');
    await writeFile(path, breakIt(whole));
    expect(await inspectModel(path)).toEqual({ isUsable: false, reason: expect.stringMatching(reason) });
  });

  it('is there in thirty ways, each with one sentence', () => {
    expect(BREAKAGES.length).toBeGreaterThanOrEqual(30);
    expect(new Set(BREAKAGES.map(({ name }) => name)).size).toBe(BREAKAGES.length);
  });

  it('is refused where there is none, or it is a folder', async () => {
    const folder = await tempFolder();
    expect(await inspectModel(folder)).toEqual({ isUsable: false, reason: 'This is no file.' });
    expect(await inspectModel(join(folder, 'gone.gguf'))).toMatchObject({
      reason: 'The file cannot be read (ENOENT).',
    });
  });

  it('that became shorter while it is read is refused', async () => {
    const source = { size: whole.length, read: async () => 0 };
    expect(await readGguf(source)).toMatchObject({ reason: 'The file became shorter while it was read.' });
  });
});

/** A head with a value of each kind, and lists in lists so deep. */
function oddValues(depth: number): Uint8Array {
  const parts: Buffer[] = [];
  const number = (size: number, write: (bytes: Buffer) => void) => {
    const bytes = Buffer.alloc(size);
    write(bytes);
    parts.push(bytes);
  };
  const u32 = (value: number) => number(4, (bytes) => bytes.writeUInt32LE(value));
  const u64 = (value: number) => number(8, (bytes) => bytes.writeBigUInt64LE(BigInt(value)));
  const key = (name: string, kind: number) => {
    u64(name.length);
    parts.push(Buffer.from(name));
    u32(kind);
  };
  parts.push(Buffer.from('GGUF'));
  u32(3);
  u64(0);
  u64(9);
  key('u8', 0);
  number(1, (bytes) => bytes.writeUInt8(200));
  key('i8', 1);
  number(1, (bytes) => bytes.writeInt8(-1));
  key('u16', 2);
  number(2, (bytes) => bytes.writeUInt16LE(60_000));
  key('i16', 3);
  number(2, (bytes) => bytes.writeInt16LE(-2));
  key('u64', 10);
  u64(5);
  key('i64', 11);
  number(8, (bytes) => bytes.writeBigInt64LE(-5n));
  key('f64', 12);
  number(8, (bytes) => bytes.writeDoubleLE(0.5));
  key('bool', 7);
  number(1, (bytes) => bytes.writeUInt8(1));
  key('lists', 9);
  for (let level = 1; level < depth; level += 1) {
    u32(9);
    u64(1);
  }
  u32(7);
  u64(2);
  parts.push(Buffer.alloc(2));
  return Buffer.concat(parts);
}

describe('whatever the bytes are', () => {
  /** Some bytes of the head become others, and the file may end early. */
  const damaged = fc
    .tuple(
      fc.array(
        fc.tuple(
          fc.oneof(fc.nat({ max: 2_000 }), fc.nat({ max: 200_000 })),
          fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.constant(new Uint8Array(8).fill(255))),
        ),
        { maxLength: 6 },
      ),
      fc.option(fc.nat({ max: 200_000 }), { nil: Number.MAX_SAFE_INTEGER }),
    )
    .map(([edits, end]) => {
      const bytes = Buffer.from(whole);
      for (const [place, patch] of edits) bytes.set(patch, place % (bytes.length - patch.length));
      return bytes.subarray(0, end);
    });

  it('there is a verdict, nothing beyond the end is read, and one window is all that is allocated', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })), async (bytes) => {
        const { source, seen } = watched(bytes);
        const verdict = await readGguf(source);
        const told = verdict.isReadable ? describeGguf(verdict.head) : verdict;
        expect('reason' in told ? told.reason : 'A model.').toMatch(/^[A-Z].{5,300}\.$/s);
        expect(seen.furthest).toBeLessThanOrEqual(bytes.length);
        expect(seen.largest).toBeLessThanOrEqual(WINDOW_BYTES);
      }),
      { seed: 4, numRuns: runs(3_000) },
    );
  });

  it('every kind of value is read or stepped over, lists in lists included', async () => {
    const verdict = await readGguf(watched(oddValues(3)).source);
    const values = verdict.isReadable ? Object.fromEntries(verdict.head.values) : {};
    expect(values).toEqual({
      u8: { kind: 'number', value: 200 },
      i8: { kind: 'number', value: -1 },
      u16: { kind: 'number', value: 60_000 },
      i16: { kind: 'number', value: -2 },
      u64: { kind: 'number', value: 5 },
      i64: { kind: 'number', value: -5 },
      f64: { kind: 'number', value: 0.5 },
      bool: { kind: 'bool', value: true },
      lists: { kind: 'list', of: 'list', count: 1 },
    });
    expect(await readGguf(watched(oddValues(9)).source)).toMatchObject({
      reason: 'The list "lists" holds lists in lists without end.',
    });
  });

  it('a file that claims to hold billions of texts does not keep us busy', async () => {
    const head = headerOf({ 'tokenizer.ggml.tokens': ['text', ['']] }, []);
    new DataView(head.buffer).setBigUint64(24 + 8 + 21 + 8, 10_000_000_000n, true);
    // A hole of zeros, as a sparse file of 1 TB is one.
    const source: ByteSource = {
      size: 2 ** 40,
      read: async (into, at) => {
        into.fill(0);
        into.set(head.subarray(at, at + into.length));
        return into.length;
      },
    };
    expect(await readGguf(source)).toMatchObject({
      reason: expect.stringMatching(/more items than any model/),
    });
  });
});
