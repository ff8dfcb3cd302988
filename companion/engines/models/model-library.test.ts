import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

import { modelList } from '../../../shared/schemas/index.ts';

import { headerOf } from '../../testing/gguf/header.ts';
import { putModel } from '../../testing/put-model.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { CATALOGUE, DEFAULTS } from '../catalogue/catalogue.ts';
import type { LibraryDeps, ModelLibrary } from './model-library.ts';
import { openTestLibrary, type TestLibrary } from './testing/library.ts';
import { eventually } from './testing/eventually.ts';
import { tinyModel } from './testing/pulling.ts';

async function put(path: string, bytes: Uint8Array | string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return path;
}

/** A library with two real models in it. */
async function stocked(more: Partial<LibraryDeps> = {}): Promise<TestLibrary & { bytes: Buffer }> {
  const test = await openTestLibrary(more);
  const bytes = await tinyModel(await tempFolder());
  await put(join(test.models, 'One.gguf'), bytes);
  await put(join(test.models, 'two.gguf'), bytes);
  return { ...test, bytes };
}

const placesOf = async (library: ModelLibrary) =>
  (await library.list()).models.map(({ id, place }) => [id, place.kind]);
const find = async (library: ModelLibrary, id: string) =>
  (await library.list()).models.find((model) => model.id === id);

describe('the list of models', () => {
  it('has what is there, then what could be, in the shape that travels', async () => {
    const { library } = await stocked({ catalogue: CATALOGUE, defaults: DEFAULTS });
    const list = modelList.parse(await library.list());
    expect(list.models.map(({ id, place }) => [id, place.kind])).toEqual([
      ['one', 'present'],
      ['two', 'present'],
      ...CATALOGUE.map(({ id }) => [id, 'offered']),
    ]);
    expect(list.recommendation?.id).toBe('qwen3-1.7b-q4_0');
    expect(list.models[0]).toMatchObject({
      name: 'One',
      use: 'chat',
      hash: { kind: 'unknown' },
      offer: null,
      facts: { architecture: 'llama', quantisation: 'Q4_0' },
      isChosen: false,
    });
    expect(list.models[2]).toMatchObject({
      sizeBytes: 382_156_480,
      hash: { kind: 'known' },
      offer: { licence: 'Apache-2.0', host: 'huggingface.co', memoryGb: 2 },
      facts: null,
    });
  });

  it('knows a file of the catalogue that somebody copied there, and does not vouch for it', async () => {
    const { library, models, bytes } = await stocked({ catalogue: CATALOGUE });
    await put(join(models, 'deep', 'Qwen3-1.7B-Q4_0.gguf'), bytes);
    expect(await find(library, 'qwen3-1.7b-q4_0')).toMatchObject({
      name: 'Qwen3 1.7B',
      place: { kind: 'present' },
      hash: { kind: 'unknown' },
      offer: { licence: 'Apache-2.0' },
    });
  });

  it('says of a broken file why it cannot be used, and notices when it was replaced', async () => {
    const { library, models, bytes } = await stocked();
    const path = await put(join(models, 'broken.gguf'), bytes.subarray(0, 5_000));
    expect((await find(library, 'broken'))?.place).toEqual({
      kind: 'broken',
      path,
      canDelete: true,
      failure: { code: 'model_unusable', message: expect.stringMatching(/cut short|longer than the file/) },
    });
    await writeFile(path, bytes);
    expect((await find(library, 'broken'))?.place.kind).toBe('present');
  });

  it('counts models of the same name, and finds them in other folders', async () => {
    const other = await tempFolder();
    const { library, bytes } = await stocked({ folders: [other, join(other, 'gone')] });
    await put(join(other, 'ONE.gguf'), bytes);
    expect(await placesOf(library)).toEqual([
      ['one', 'present'],
      ['two', 'present'],
      ['one-2', 'present'],
    ]);
    expect((await find(library, 'one-2'))?.place).toMatchObject({ canDelete: false });
  });

  it('has a model in several files once, when all are there and fit together', async () => {
    const { library, models, bytes } = await stocked();
    await put(join(models, 'big-00001-of-00002.gguf'), partHead(2));
    await put(join(models, 'half-00001-of-00002.gguf'), partHead(2));
    await put(join(models, 'half-00002-of-00002.gguf'), bytes.subarray(0, 100));
    await put(join(models, 'fit-00001-of-00002.gguf'), partHead(2));
    await put(join(models, 'fit-00002-of-00002.gguf'), partHead(2));
    await put(join(models, 'lone.gguf'), partHead(3));
    const reasons = (await library.list()).models.map(({ id, place }) => [
      id,
      place.kind === 'broken' ? place.failure.message : place.kind,
    ]);
    expect(Object.fromEntries(reasons)).toMatchObject({
      big: 'It is in several files, and number 2 is missing.',
      half: expect.stringMatching(/^Its file number 2 cannot be used: /),
      fit: 'present',
      lone: 'This is one of 3 files of a model; the others are missing.',
    });
  });

  it('has the models that the app runs', async () => {
    const { library, models } = await stocked({ catalogue: CATALOGUE });
    await putModel(join(models, 'embeddings'), 'Xenova/all-MiniLM-L6-v2');
    await putModel(join(models, 'embeddings'), 'ada/small');
    expect(await find(library, 'all-minilm-l6-v2')).toMatchObject({
      use: 'search',
      place: { kind: 'present', canDelete: true },
      offer: { memoryGb: null },
    });
    expect(await find(library, 'small')).toMatchObject({ use: 'search', offer: null });
  });
});

/** A file that says it is the first of so many. */
function partHead(count: number): Uint8Array {
  const head = headerOf(
    {
      'general.architecture': ['text', 'llama'],
      'llama.block_count': ['u32', 1],
      'llama.context_length': ['u32', 64],
      'llama.embedding_length': ['u32', 8],
      'tokenizer.ggml.tokens': ['text', ['a', 'b']],
      'split.no': ['u32', 0],
      'split.count': ['u32', count],
    },
    [{ name: 'token_embd.weight', dims: [8, 2], format: 0, offset: 0 }],
  );
  return Buffer.concat([head, new Uint8Array(64)]);
}

describe('choosing', () => {
  it('has the engine load the model, and is remembered after a restart', async () => {
    const { library, switchTo, models, again, events } = await stocked();
    await library.choose('two');
    const two = { id: 'two', name: 'two', path: join(models, 'two.gguf'), sha256: null };
    expect(switchTo).toHaveBeenCalledExactlyOnceWith(two);
    expect((await find(library, 'two'))?.isChosen).toBe(true);
    expect(events.at(-1)).toMatchObject({ type: 'models', list: { models: [{}, { isChosen: true }] } });
    const next = again();
    expect(await next.start(null)).toEqual(two);
    expect((await find(next, 'two'))?.isChosen).toBe(true);
  });

  it('changes nothing where the engine cannot load it', async () => {
    const { library, switchTo, again, models } = await stocked();
    await library.choose('two');
    switchTo.mockRejectedValueOnce(new Error('no'));
    await expect(library.choose('one')).rejects.toThrow('no');
    expect((await find(library, 'two'))?.isChosen).toBe(true);
    expect((await again().start(null))?.path).toBe(join(models, 'two.gguf'));
  });

  it('says what is so where the choice could not be written down: the other one answers', async () => {
    const replaceFile = async () => Promise.reject(new Error('no room'));
    const { library } = await stocked({ replaceFile });
    await expect(library.choose('two')).rejects.toThrow('no room');
    expect((await find(library, 'two'))?.isChosen).toBe(true);
  });

  it.each([
    ['gone', 'not_found'],
    ['../one', 'not_found'],
    ['broken', 'model_unusable'],
    ['small', 'model_unusable'],
    ['vectors', 'model_unusable'],
  ])('refuses %s with %s', async (id, code) => {
    const { library, models, bytes, switchTo } = await stocked();
    await put(join(models, 'broken.gguf'), 'x');
    await put(join(models, 'vectors.gguf'), renamed(bytes));
    await putModel(join(models, 'embeddings'), 'ada/small');
    await expect(library.choose(id)).rejects.toMatchObject({ code });
    expect(switchTo).not.toHaveBeenCalled();
  });

  it('says of one that is only offered that it has to be downloaded first', async () => {
    const { library } = await stocked({ catalogue: CATALOGUE, defaults: DEFAULTS });
    await expect(library.choose('qwen3-1.7b-q4_0')).rejects.toMatchObject({
      code: 'not_found',
      message: 'Qwen3 1.7B is not on this machine yet. Download it first.',
    });
  });

  it('is one at a time, and what is being loaded cannot be deleted', async () => {
    const { library, switchTo } = await stocked();
    let loaded = (): void => undefined;
    switchTo.mockReturnValueOnce(new Promise<void>((resolve) => void (loaded = resolve)));
    const choosing = library.choose('one');
    await eventually(() => expect(switchTo).toHaveBeenCalled());
    await expect(library.choose('two')).rejects.toMatchObject({ code: 'model_busy' });
    await expect(library.remove('one')).rejects.toMatchObject({ code: 'model_busy' });
    loaded();
    await choosing;
  });
});

/** The same model, which calls itself one of vectors. */
function renamed(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const key = 'llama.vocab_size';
  const at = copy.indexOf(key);
  copy.write('llama.pooling_ty', at, 'latin1');
  // One letter is missing: the length of the key is before it, and the value behind.
  return Buffer.concat([
    copy.subarray(0, at - 8),
    lengthOf('llama.pooling_type'),
    Buffer.from('llama.pooling_type'),
    copy.subarray(at + key.length, at + key.length + 4),
    Buffer.from([1, 0, 0, 0]),
    copy.subarray(at + key.length + 8),
  ]);
}

function lengthOf(text: string): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(text.length));
  return bytes;
}

describe('the model to begin with', () => {
  it.each(['two.gguf', 'two', 'TWO', './models/two.gguf'])(
    'is what the configuration names: %s',
    async (name) => {
      const { library, models, home } = await stocked();
      const wish = name.startsWith('.') ? relative(process.cwd(), join(home, name)) : name;
      expect(await library.start(wish)).toMatchObject({ id: 'two', path: join(models, 'two.gguf') });
      expect((await find(library, 'two'))?.isChosen).toBe(true);
    },
  );

  it('is what the configuration names also where nobody finds it, so that the engine says what is wrong', async () => {
    const { library, models, home } = await stocked();
    const elsewhere = join(home, 'Far.gguf');
    expect(await library.start(elsewhere)).toEqual({ id: 'far', name: 'Far', path: elsewhere, sha256: null });
    expect(await library.start('gone')).toMatchObject({ path: join(models, 'gone.gguf') });
  });

  it('for vectors is found by its name, and is no other kind of model', async () => {
    const { library, models, bytes } = await stocked();
    const path = await put(join(models, 'Vectors.gguf'), renamed(bytes));
    expect(await library.find('vectors', 'vectors')).toEqual({
      id: 'vectors',
      name: 'Vectors',
      path,
      sha256: null,
    });
    expect(await library.find(path, 'vectors')).toMatchObject({ path });
    expect(await library.find('one', 'vectors')).toBeNull();
    expect(await library.find('../../one', 'chat')).toBeNull();
  });

  it('is the one last chosen, as long as it is usable', async () => {
    const { library, models, again } = await stocked();
    await library.choose('two');
    await writeFile(join(models, 'two.gguf'), 'broken');
    expect(await again().start(null)).toMatchObject({ id: 'one' });
  });

  it('is the recommended one where nothing was chosen', async () => {
    const { library, models, bytes } = await stocked({ catalogue: CATALOGUE, defaults: DEFAULTS });
    expect(await library.start(null)).toMatchObject({ id: 'one' });
    await put(join(models, 'Qwen3-1.7B-Q4_0.gguf'), bytes);
    expect(await library.start(null)).toMatchObject({ id: 'qwen3-1.7b-q4_0' });
  });

  it('is none where there is none, or what was kept is damaged', async () => {
    const { library, models } = await openTestLibrary();
    await put(join(models, 'choice.json'), '{"path":7}');
    await put(join(models, 'broken.gguf'), 'x');
    expect(await library.start(null)).toBeNull();
  });
});

describe('deleting', () => {
  it('removes all files of a model, and tells', async () => {
    const { library, models, events } = await stocked();
    await put(join(models, 'big-00001-of-00002.gguf'), partHead(2));
    await put(join(models, 'big-00002-of-00002.gguf'), partHead(2));
    await library.remove('big');
    await library.remove('one');
    expect(await readdir(models)).toEqual(['two.gguf']);
    expect(events.at(-1)).toMatchObject({ type: 'models', list: { models: [{ id: 'two' }] } });
  });

  it('removes the folder of a model that the app runs', async () => {
    const { library, models } = await stocked();
    await putModel(join(models, 'embeddings'), 'ada/small');
    await library.remove('small');
    expect(await readdir(join(models, 'embeddings', 'ada'))).toEqual([]);
  });

  it('is refused for the one that answers', async () => {
    const { library, models } = await stocked();
    await library.choose('one');
    await expect(library.remove('one')).rejects.toMatchObject({ code: 'model_busy' });
    expect(await readdir(models)).toContain('One.gguf');
  });

  it('is refused outside of the own folder, also behind a link', async () => {
    const other = await tempFolder();
    const { library, models, bytes } = await stocked({ folders: [other] });
    await put(join(other, 'theirs.gguf'), bytes);
    const far = await tempFolder();
    await put(join(far, 'far.gguf'), bytes);
    await symlink(far, join(models, 'link'));
    await putModel(far, 'small');
    await mkdir(join(models, 'embeddings'), { recursive: true });
    await symlink(far, join(models, 'embeddings', 'org'));
    for (const id of ['theirs', 'far', 'small']) {
      await expect(library.remove(id)).rejects.toMatchObject({ code: 'bad_request' });
    }
    expect((await readdir(far)).toSorted()).toEqual(['far.gguf', 'small']);
  });

  it('of a link removes the link alone', async () => {
    const { library, models, bytes } = await stocked();
    const far = await put(join(await tempFolder(), 'far.gguf'), bytes);
    await symlink(far, join(models, 'far.gguf'));
    await library.remove('far');
    expect(await readdir(models)).not.toContain('far.gguf');
    expect(await readFile(far)).toHaveLength(bytes.length);
  });

  it.each(['gone', '..', '../../token', 'One.gguf', '/etc/passwd', 'one/../two', '__proto__'])(
    'of %j removes nothing',
    async (id) => {
      const { library, models } = await stocked();
      await expect(library.remove(id)).rejects.toMatchObject({ code: 'not_found' });
      expect(await readdir(models)).toEqual(['One.gguf', 'two.gguf']);
    },
  );
});
