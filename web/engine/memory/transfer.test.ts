import { describe, expect, it } from 'vitest';
import { EMPTY_MEMORY } from '../../../shared/domain/memory/merge/memory-state.ts';
import { CHUNK_SIZE } from '../../../shared/domain/memory/imports/slices.ts';
import { chatGptEntry, lineOf } from '../../../shared/domain/conversation/imports/testing/foreign-files.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { writeVector } from '../../../shared/domain/memory/format/vector-data.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { TakingProgress } from '../../ports/memory-transfer.ts';
import { FakeConversationMerger } from '../../ports/testing/fake-conversation-merger.ts';
import { FakeConversations } from '../../ports/testing/fake-conversations.ts';
import { createFakeMemoryFiles } from '../../ports/testing/fake-memory-files.ts';
import { NONE_TAKEN } from '../../ports/testing/fake-memory-transfer.ts';
import { FakeMemoryMerger } from '../../ports/testing/fake-memory-merger.ts';
import { FakeMemoryRepository } from '../../ports/testing/fake-memory-repository.ts';
import { createTransfer } from './transfer.ts';

const NEVER = new AbortController().signal;
const CONSENT = { leaveOutAlike: false, eraseHere: false };
/** Three pieces of a file, the last of them not full. */
const IN_FILE = 2 * CHUNK_SIZE + 1;
const DONE = [CHUNK_SIZE, 2 * CHUNK_SIZE, IN_FILE];

const fileOf = (texts: readonly string[]) =>
  new File([JSON.stringify(texts.map((text) => ({ text })))], 'facts.json', { lastModified: 1e12 });
const many = (count: number) => Array.from({ length: count }, (_, place) => `Fact number ${place}.`);

/** Counts what the merger is asked, and lets a test look in between. */
class WatchedMerger extends FakeMemoryMerger {
  readonly asked: string[] = [];
  failure: Error | null = null;

  override async stage(...given: Parameters<FakeMemoryMerger['stage']>) {
    if (this.asked.at(-1) !== 'stage') this.asked.push('stage');
    return super.stage(...given);
  }

  override async merge(...given: Parameters<FakeMemoryMerger['merge']>) {
    this.asked.push('merge');
    if (this.failure) throw this.failure;
    return super.merge(...given);
  }

  override async drop(job?: string) {
    this.asked.push('drop');
    return super.drop(job);
  }
}

function open() {
  const clock = new FakeClock();
  const repository = new FakeMemoryRepository(clock);
  const merger = new WatchedMerger(repository);
  const conversations = new FakeConversations(clock);
  const turns: string[] = [];
  const transfer = createTransfer({
    repository,
    merger,
    files: createFakeMemoryFiles(clock),
    chats: new FakeConversationMerger(conversations),
    index: { getState: () => ({ kind: 'opening' }) },
    ids: new CountingIds(),
    inTurn: async (_, work) => {
      turns.push('begins');
      await work();
      turns.push('ends');
    },
    onTaken: ({ chats }) => void turns.push(chats ? `taken ${chats.messages}` : 'taken'),
  });
  const previewed = async (texts = many(IN_FILE)) => transfer.preview(NEVER, fileOf(texts));
  return { repository, merger, conversations, transfer, turns, previewed };
}

describe('a file that is taken in', () => {
  it('is merged once, when all its pieces are laid ready, and told of after its turn', async () => {
    const { repository, merger, transfer, turns, previewed } = open();
    const merged = await transfer.take(NEVER, await previewed(), CONSENT);
    expect(merged).toEqual({ ...NONE_TAKEN, added: IN_FILE });
    expect(merger.asked).toEqual(['stage', 'merge']);
    expect(turns).toEqual(['begins', 'ends', 'taken']);
    expect(new Set(repository.state().facts.map(({ text }) => text))).toEqual(new Set(many(IN_FILE)));
  });

  it('tells how many entries are laid ready, and then how many are merged', async () => {
    const { transfer, previewed } = open();
    const told: TakingProgress[] = [];
    await transfer.take(NEVER, await previewed(), CONSENT, (progress) => void told.push(progress));
    const each = (stage: TakingProgress['stage']) =>
      DONE.map((entries) => ({ stage, entries, isLast: stage === 'merging' && entries === IN_FILE }));
    expect(told).toEqual([...each('staging'), ...each('merging')]);
  });

  it('is held against what is here, so that taking it again changes nothing', async () => {
    const { repository, transfer, previewed } = open();
    await transfer.take(NEVER, await previewed(), CONSENT);
    const before = repository.state();
    const again = await previewed();
    expect(again.counts).toMatchObject({ added: 0, unchanged: IN_FILE });
    expect(await transfer.take(NEVER, again, CONSENT)).toEqual(NONE_TAKEN);
    expect(repository.state()).toEqual(before);
  });
});

describe('an import that does not come to its end', () => {
  it.each(['staging', 'merging'] as const)(
    'leaves all as it was when it is stopped while %s',
    async (during) => {
      const { repository, merger, transfer, turns, previewed } = open();
      repository.take({ ...EMPTY_MEMORY, facts: [buildFact()] });
      const before = repository.state();
      const stopping = new AbortController();
      const taking = transfer.take(stopping.signal, await previewed(), CONSENT, ({ stage, entries }) => {
        if (stage === during && entries === DONE[1]) stopping.abort();
      });
      await expect(taking).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
      expect(repository.state()).toEqual(before);
      expect(merger.asked.at(-1)).toBe('drop');
      expect(turns).toEqual(['begins']);
    },
  );

  it('throws away what it laid ready when the merge fails, and says why', async () => {
    const { repository, merger, transfer, turns, previewed } = open();
    merger.failure = new Error('The disk is full.');
    await expect(transfer.take(NEVER, await previewed(), CONSENT)).rejects.toThrow('The disk is full.');
    expect(merger.asked).toEqual(['stage', 'merge', 'drop']);
    expect([repository.state().facts, turns]).toEqual([[], ['begins']]);
  });

  it('fails where the preview was let go of: to take nothing would pass for having taken it', async () => {
    const { repository, transfer, turns, previewed } = open();
    const preview = await previewed();
    transfer.release(preview);
    await expect(transfer.take(NEVER, preview, CONSENT)).rejects.toMatchObject({ code: 'import_failed' });
    expect([repository.state().facts, turns]).toEqual([[], ['begins']]);
  });
});

describe('a file of conversations', () => {
  const chats = (count: number) =>
    new File([JSON.stringify([chatGptEntry({ id: 'a', lines: lineOf(count) })])], 'conversations.json');
  const taken = async ({ transfer }: ReturnType<typeof open>, count: number, onProgress = () => {}) => {
    const preview = await transfer.preview(NEVER, chats(count));
    const result = await transfer.take(NEVER, preview, CONSENT, onProgress);
    return { preview, result };
  };

  it('lands among the conversations in one go, and tells how many messages are done', async () => {
    const opened = open();
    const told: TakingProgress[] = [];
    const { preview, result } = await taken(
      opened,
      IN_FILE,
      (...[at]: TakingProgress[]) => void (at && told.push(at)),
    );
    expect(preview).toMatchObject({ format: 'chatgpt', chats: { chats: 1, messages: IN_FILE } });
    expect(result.chats).toEqual({ chats: 1, grown: 0, messages: IN_FILE });
    expect(told.map(({ stage, entries }) => [stage, entries])).toEqual(
      ['staging', 'merging'].flatMap((stage) => DONE.map((done) => [stage, done])),
    );
    expect(opened.turns).toEqual(['begins', 'ends', `taken ${IN_FILE}`]);
    const { conversations } = await opened.conversations.list({ offset: 0, count: 5 });
    expect(conversations).toHaveLength(1);
    expect(await opened.conversations.messagesOf(conversations[0]?.id ?? '')).toHaveLength(IN_FILE);
  });

  it('adds nothing the second time, and of a later export what was said since', async () => {
    const opened = open();
    await taken(opened, 4);
    const again = await taken(opened, 4);
    expect(again.preview.chats).toEqual({ chats: 0, grown: 0, messages: 0, known: 4, gone: 0 });
    expect(again.result.chats).toEqual({ chats: 0, grown: 0, messages: 0 });
    expect((await taken(opened, 6)).result.chats).toEqual({ chats: 0, grown: 1, messages: 2 });
  });

  it.each(['staging', 'merging'] as const)(
    'leaves nothing behind when it is stopped while %s',
    async (during) => {
      const { transfer, conversations, turns } = open();
      const stopping = new AbortController();
      const preview = await transfer.preview(NEVER, chats(IN_FILE));
      const taking = transfer.take(stopping.signal, preview, CONSENT, ({ stage }) => {
        if (stage === during) stopping.abort();
      });
      await expect(taking).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
      expect((await conversations.list({ offset: 0, count: 5 })).total).toBe(0);
      expect(turns).toEqual(['begins']);
    },
  );
});

describe('a file that is written', () => {
  const textsOf = async ({ blob }: { blob: Blob }) => {
    const { facts } = JSON.parse(await blob.text()) as { facts: readonly { text: string }[] };
    return facts.map(({ text }) => text);
  };

  it('holds all of the memory, or what was chosen without what is deleted', async () => {
    const { repository, transfer } = open();
    const ids = new CountingIds();
    const [first, second, gone] = [
      { text: 'First.' },
      { text: 'Second.' },
      { text: 'Gone.', deletedAt: 1 },
    ].map((parts) => buildFact({ id: ids.next(), ...parts }));
    if (!first || !second || !gone) throw new Error('There are three.');
    repository.take({ ...EMPTY_MEMORY, facts: [first, second, gone] });
    expect(await textsOf(await transfer.save(NEVER))).toEqual(['First.', 'Second.', 'Gone.']);
    expect(await textsOf(await transfer.save(NEVER, { ids: [second.id, gone.id] }))).toEqual(['Second.']);
  });
});

it('hands on the vectors of a file that are of the model in use, with the texts they belong to', async () => {
  const clock = new FakeClock();
  const repository = new FakeMemoryRepository(clock);
  const model = { id: 'nima', dimension: 2 };
  const learnt: unknown[][] = [];
  const transfer = createTransfer({
    repository,
    merger: new FakeMemoryMerger(repository),
    chats: new FakeConversationMerger(new FakeConversations(clock)),
    files: createFakeMemoryFiles(clock),
    index: { getState: () => ({ kind: 'ready', size: 0, pending: 0, model }) },
    ids: new CountingIds(),
    inTurn: async (_, work) => work(),
    onTaken: () => undefined,
    learn: (...given) => void learnt.push(given),
  });
  const take = async (of: string, fact: Fact) => {
    const data = writeVector(Float32Array.of(0.6, 0.8));
    const embeddings = { model: of, dimension: 2, vectors: [{ id: fact.id, data }] };
    const content = { format: 'nima-memory', version: 1, facts: [fact], embeddings };
    const file = new File([JSON.stringify(content)], 'memory.json', { lastModified: 1e12 });
    const preview = await transfer.preview(NEVER, file);
    await transfer.take(NEVER, preview, CONSENT);
    return preview.notes;
  };
  const ids = new CountingIds();
  const [first, second] = ['One.', 'Two.'].map((text) => buildFact({ id: ids.next(), text })) as [Fact, Fact];
  expect(await take('another', first)).toEqual([{ code: 'vectors_of_other_model', count: 1 }]);
  expect(learnt).toEqual([]);
  expect(await take('nima', second)).toEqual([]);
  expect(learnt).toEqual([[model, 'Two.', Float32Array.of(0.6, 0.8)]]);
});
