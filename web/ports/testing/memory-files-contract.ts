import { describe, expect, it } from 'vitest';
import type { ChatPiece } from '../../../shared/domain/conversation/imports/chat-pieces.ts';
import { chatGptEntry, lineOf } from '../../../shared/domain/conversation/imports/testing/foreign-files.ts';
import { sourceOfPieces } from '../../../shared/domain/memory/format/testing/source-of-pieces.ts';
import type { ImportConsent } from '../../../shared/domain/memory/imports/import-chunks.ts';
import { CHUNK_SIZE } from '../../../shared/domain/memory/imports/slices.ts';
import { mergeMemory } from '../../../shared/domain/memory/merge/merge-memory.ts';
import { EMPTY_MEMORY, type MemoryState } from '../../../shared/domain/memory/merge/memory-state.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import { buildConversation, buildQuestion } from '../../../shared/testing/talk-builders.ts';
import { CountingIds } from '../../../shared/testing/fakes.ts';
import { HOSTILE } from '../../../shared/domain/memory/imports/testing/hostile-files.ts';
import type { ImportPreview, ImportProgress, MemoryFiles, PreviewOptions } from '../memory-files.ts';

const CONSENT: ImportConsent = { leaveOutAlike: false, eraseHere: false };
const MODEL = { id: 'tiny', dimension: 2 };

const fileOf = (content: BlobPart, name = 'memory.json') => new File([content], name, { lastModified: 1e12 });
const never = () => new AbortController().signal;

/** Options of a preview over a store that holds this. */
function over(kept: MemoryState, options: Partial<PreviewOptions> = {}): PreviewOptions {
  return {
    model: MODEL,
    readKnownChats: async () => [],
    readKnown: async (_, onRecords) => onRecords(kept),
    ...options,
  };
}

function memoryOf(count: number): MemoryState {
  const ids = new CountingIds();
  const facts = Array.from({ length: count }, (_, at) =>
    buildFact({ id: ids.next(), text: `Fact number ${at}. Ünïcode 🪨`, createdAt: 1e12 + at }),
  );
  return { ...EMPTY_MEMORY, facts };
}

/** One conversation of so many messages, each after the one before it. */
function talkOf(count: number): Pick<MemoryState, 'conversations' | 'messages'> {
  const ids = new CountingIds();
  const conversation = ids.next();
  let parent: string | null = null;
  const messages = Array.from({ length: count }, (_, at) => {
    const said = buildQuestion({
      id: ids.next(),
      conversation,
      parent,
      text: `Said ${at}`,
      createdAt: 1e12 + at,
    });
    parent = said.id;
    return said;
  });
  return { conversations: [buildConversation({ id: conversation, leaf: parent })], messages };
}

async function imported(files: MemoryFiles, preview: ImportPreview, into: MemoryState): Promise<MemoryState> {
  let merged = into;
  for await (const chunk of files.records(never(), preview, CONSENT))
    merged = mergeMemory(merged, chunk.state);
  return merged;
}

/** What all memory files keep to. `open` gives new ones. */
export function memoryFilesContract(name: string, open: () => MemoryFiles): void {
  describe(`${name} as memory files`, () => {
    it.each([
      ['a plain', {}],
      ['an encrypted', { passphrase: 'correct horse' }],
    ])('bring a memory back from %s file, and add nothing the second time', async (_, secret) => {
      const files = open();
      const memory = { ...memoryOf(2_500), ...talkOf(300) };
      const written = await files.write(never(), sourceOfPieces([memory]), {
        deviceId: 'laptop00',
        ...secret,
      });
      expect(written.counts).toEqual({ facts: 2_500, conversations: 1, messages: 300 });
      expect(written.name).toMatch(/^nima-memory-\d{4}-\d\d-\d\d(-locked)?\.json$/);
      expect(written.name.endsWith('-locked.json')).toBe('passphrase' in secret);
      const file = new File([written.blob], written.name);
      const preview = await files.preview(never(), file, over(EMPTY_MEMORY, secret));
      expect(preview).toMatchObject({
        verdict: 'accept',
        counts: { added: 2_500, talk: { conversations: 1, messages: 300, known: 0 } },
        fileName: written.name,
      });
      const back = await imported(files, preview, EMPTY_MEMORY);
      expect(back).toEqual(memory);
      expect(await imported(files, preview, back)).toEqual(memory);
      files.release(preview);
      const again = await files.preview(never(), file, over(back, secret));
      expect(again.counts).toMatchObject({
        added: 0,
        changed: 0,
        unchanged: 2_500,
        talk: { conversations: 0, messages: 0, known: 301 },
      });
      files.release(again);
    });

    it('say what is needed where a passphrase is, and nothing of why it does not open', async () => {
      const files = open();
      const { blob } = await files.write(never(), sourceOfPieces([memoryOf(1)]), {
        deviceId: 'laptop00',
        passphrase: 'a',
      });
      const file = fileOf(blob);
      const code = async (options: Partial<PreviewOptions>) =>
        (await files.preview(never(), file, over(EMPTY_MEMORY, options))).message.code;
      expect(await code({})).toBe('needs_passphrase');
      expect(await code({ passphrase: 'b' })).toBe('wrong_passphrase');
    });

    it.each(HOSTILE)(
      'give a file with $name its verdict: $verdict',
      async ({ text, verdict, message, facts }) => {
        const files = open();
        const preview = await files.preview(never(), fileOf(text), over(EMPTY_MEMORY));
        expect(preview).toMatchObject({ verdict, message: { code: message } });
        expect((await imported(files, preview, EMPTY_MEMORY)).facts).toHaveLength(facts);
        files.release(preview);
        const plain: { polluted?: unknown; isAdmin?: unknown } = {};
        expect([plain.polluted, plain.isAdmin]).toEqual([undefined, undefined]);
      },
    );

    it('read conversations, tell what is new of them, and hand them out in order', async () => {
      const files = open();
      const file = fileOf(JSON.stringify([chatGptEntry({ id: 'a', lines: lineOf(250) })]));
      const preview = await files.preview(never(), file, over(EMPTY_MEMORY));
      expect(preview).toMatchObject({
        verdict: 'accept',
        format: 'chatgpt',
        chats: { chats: 1, messages: 250 },
      });
      const pieces: ChatPiece[] = [];
      for await (const piece of files.chats(never(), preview)) pieces.push(piece);
      expect(pieces.map(({ messages }) => messages.length)).toEqual([100, 100, 50]);
      files.release(preview);
      const [{ conversation } = { conversation: null }] = pieces.flatMap(({ chats }) => chats);
      const known = pieces.flatMap(({ messages }) => messages.map(({ id }) => id)).slice(0, 200);
      const asked: string[] = [];
      const readKnownChats = async (ids: readonly string[]) => {
        asked.push(...ids);
        return ids.map((id) => ({ id, state: 'here' as const, leaf: null, messages: known }));
      };
      const again = await files.preview(never(), file, over(EMPTY_MEMORY, { readKnownChats }));
      expect(asked).toEqual([conversation?.id]);
      expect(again.chats).toEqual({ chats: 0, grown: 1, messages: 50, known: 200, gone: 0 });
      files.release(again);
    });

    it('refuse conversations in which nothing was said', async () => {
      const preview = await open().preview(never(), fileOf('[{"mapping":{}}]'), over(EMPTY_MEMORY));
      expect(preview).toMatchObject({ verdict: 'reject', message: { code: 'nothing_said' } });
    });

    it('show what differs from what is kept, and leave that to the merge', async () => {
      const files = open();
      const kept = memoryOf(1);
      const [fact] = kept.facts;
      const text = JSON.stringify({
        format: 'nima-memory',
        facts: [{ ...fact, text: 'Other', revision: null }],
      });
      const preview = await files.preview(never(), fileOf(text), over(kept));
      expect(preview.conflicts).toHaveLength(1);
      const merged = await imported(files, preview, kept);
      expect([...merged.facts, ...merged.history.map((version) => version.fact)]).toHaveLength(2);
      files.release(preview);
    });

    it('tell how far they are', async () => {
      const files = open();
      const seen: ImportProgress[] = [];
      const file = fileOf(JSON.stringify(Array.from({ length: 600 }, (_, at) => `Fact ${at}`)));
      const preview = await files.preview(
        never(),
        file,
        over(memoryOf(3), { onProgress: (at) => seen.push(at) }),
      );
      expect(seen.every(({ done, total }) => done <= total)).toBe(true);
      expect(seen).toContainEqual({ stage: 'checking', done: 600, total: 600 });
      expect(seen.at(-1)).toEqual({ stage: 'comparing', done: 3, total: 3 });
      files.release(preview);
    });

    it('hand out a chunk at a time, and no more than are asked for', async () => {
      const files = open();
      const { blob } = await files.write(never(), sourceOfPieces([memoryOf(3_000)]), {
        deviceId: 'laptop00',
      });
      const preview = await files.preview(never(), fileOf(blob), over(EMPTY_MEMORY));
      const sizes: number[] = [];
      for await (const { state } of files.records(never(), preview, CONSENT)) {
        sizes.push(state.facts.length);
        if (sizes.length === 2) break;
      }
      expect(sizes).toEqual([CHUNK_SIZE, CHUNK_SIZE]);
      files.release(preview);
    });

    it('stop at once when told to, wherever they are', async () => {
      const files = open();
      const stopped = (signal: AbortSignal) => files.preview(signal, fileOf('["a"]'), over(memoryOf(1)));
      await expect(stopped(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });

      const whileReading = new AbortController();
      const onProgress = () => whileReading.abort();
      await expect(
        files.preview(whileReading.signal, fileOf('["a"]'), over(EMPTY_MEMORY, { onProgress })),
      ).rejects.toMatchObject({ name: 'AbortError' });

      const preview = await stopped(never());
      const whileWriting = new AbortController();
      const records = files.records(whileWriting.signal, preview, CONSENT)[Symbol.asyncIterator]();
      whileWriting.abort();
      await expect(records.next()).rejects.toMatchObject({ name: 'AbortError' });
      await expect(imported(files, preview, EMPTY_MEMORY)).rejects.toMatchObject({ code: 'import_failed' });

      const released = await stopped(never());
      files.release(released);
      await expect(imported(files, released, EMPTY_MEMORY)).rejects.toMatchObject({ code: 'import_failed' });

      const source = sourceOfPieces([memoryOf(1)]);
      await expect(files.write(AbortSignal.abort(), source, { deviceId: 'laptop00' })).rejects.toMatchObject({
        name: 'AbortError',
      });
    });

    it('fail as the store fails that they are held against', async () => {
      const files = open();
      const failure = new DOMException('gone', 'AbortError');
      const readKnownChats = async () => [];
      const readKnown = async () => Promise.reject(failure);
      await expect(
        files.preview(never(), fileOf('["a"]'), { model: null, readKnown, readKnownChats }),
      ).rejects.toBe(failure);
      await expect(
        files.preview(never(), fileOf('["a"]'), {
          model: null,
          readKnownChats,
          readKnown: async () => Promise.reject(new Error('broken')),
        }),
      ).rejects.toMatchObject({ code: 'import_failed' });
    });
  });
}
