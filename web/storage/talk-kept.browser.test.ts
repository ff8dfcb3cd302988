import { afterEach, expect, it } from 'vitest';
import { buildOffer } from '../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import {
  buildConversation,
  buildFold,
  buildQuestion,
  buildReply,
} from '../../shared/testing/talk-builders.ts';
import { createTransfer } from '../engine/memory/transfer.ts';
import { createFakeMemoryFiles } from '../ports/testing/fake-memory-files.ts';
import { NONE_TAKEN } from '../ports/testing/fake-memory-transfer.ts';
import { stateOf } from '../ports/testing/state-of.ts';
import { NimaDatabase } from './database.ts';
import { DexieConversations } from './dexie-conversations.ts';
import { DexieConversationsImport } from './dexie-conversations-import.ts';
import { DexieFolds } from './dexie-folds.ts';
import { DexieMemoryMerger } from './dexie-memory-merger.ts';
import { DexieMemoryRepository } from './dexie-memory-repository.ts';
import { DexieOffers } from './dexie-offers.ts';
import { DexiePersonas } from './dexie-personas.ts';

const NEVER = new AbortController().signal;
const CONSENT = { leaveOutAlike: false, eraseHere: false };
const opened: NimaDatabase[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

/** A browser with nothing in it. */
function open() {
  const database = new NimaDatabase(`test-${crypto.randomUUID()}`);
  opened.push(database);
  const clock = new FakeClock();
  const repository = new DexieMemoryRepository(database, clock);
  const transfer = createTransfer({
    repository,
    merger: new DexieMemoryMerger(database, clock),
    chats: new DexieConversationsImport(database, clock),
    files: createFakeMemoryFiles(clock),
    index: { getState: () => ({ kind: 'opening' }) },
    ids: new CountingIds(),
    inTurn: async (_, work) => work(),
    onTaken: () => undefined,
  });
  const take = async (file: Blob, passphrase?: string) => {
    const options = passphrase === undefined ? {} : { passphrase };
    const preview = await transfer.preview(NEVER, new File([file], 'memory.json'), options);
    const taken = await transfer.take(NEVER, preview, CONSENT);
    return { preview, taken };
  };
  return {
    database,
    repository,
    transfer,
    take,
    conversations: new DexieConversations(database, clock),
    offers: new DexieOffers(database),
    folds: new DexieFolds(database),
    personas: new DexiePersonas(database, clock),
  };
}

const ids = new CountingIds();
const [CHAT, ASKED, REPLIED, AGAIN, WAITING] = [0, 1, 2, 3, 4].map(() => ids.next()) as [
  string,
  string,
  string,
  string,
  string,
];
const place = { conversation: CHAT };

/** A conversation in which one reply has ended, one is being made and one waits. */
async function talk({ conversations, offers, folds, personas }: ReturnType<typeof open>) {
  await conversations.write({}, () => ({
    conversation: buildConversation({ id: CHAT, leaf: WAITING }),
    messages: [
      buildQuestion({ id: ASKED, ...place }),
      buildReply({ id: REPLIED, parent: ASKED, ...place }),
      buildReply({ id: AGAIN, parent: ASKED, ...place, text: '', state: 'answering', end: null }),
      buildReply({ id: WAITING, parent: ASKED, ...place, text: '', state: 'waiting', end: null }),
    ],
  }));
  const underWay = { id: 'a'.repeat(32), seen: 3 };
  await conversations.grow({ id: AGAIN, ...place, text: 'At 62', underWay, model: 'tiny' });
  await offers.add([buildOffer({ id: ids.next(), ...place, message: ASKED })]);
  await folds.change(CHAT, () => ({ keep: [buildFold({ id: ids.next(), ...place, covers: [ASKED] })] }));
  await personas.keep({ own: null, brought: false, off: ['unsure'] });
}

it.each([undefined, 'correct horse'])(
  'comes back from a file as it was, and is not there twice (%s)',
  async (passphrase) => {
    const before = open();
    await talk(before);
    const { blob } = await before.transfer.save(NEVER, passphrase === undefined ? {} : { passphrase });
    const after = open();
    const { preview, taken } = await after.take(blob, passphrase);
    expect(preview).toMatchObject({
      verdict: 'accept',
      notes: [],
      counts: { talk: { conversations: 1, messages: 4, beside: 3 } },
    });
    expect(taken).toEqual({ ...NONE_TAKEN, conversations: 1, messages: 4 });
    const [was, is] = [await stateOf(before.repository), await stateOf(after.repository)];
    expect({ ...is, messages: [] }).toEqual({ ...was, messages: [] });
    const ended = (end: string) => ({
      state: 'ended',
      end,
      underWay: null,
      endedAt: expect.any(Number) as number,
    });
    expect(is.messages).toEqual(
      was.messages.map((message) => {
        if (message.id === AGAIN) return { ...message, ...ended('cut'), text: 'At 62', model: 'tiny' };
        return message.id === WAITING ? { ...message, ...ended('failed') } : message;
      }),
    );
    expect(await after.conversations.unended()).toEqual([]);
    expect(await after.personas.read()).toMatchObject({ off: ['unsure'] });
    expect((await after.conversations.list({ offset: 0, count: 5 })).conversations).toEqual(
      was.conversations,
    );
    const again = await after.take(blob, passphrase);
    expect(again.preview.counts.talk).toMatchObject({ conversations: 0, messages: 0, beside: 0, known: 5 });
    expect(again.taken).toEqual(NONE_TAKEN);
    expect(await stateOf(after.repository)).toEqual(is);
  },
);

it('does not end a reply that is being made here, by a file of before', async () => {
  const here = open();
  await talk(here);
  const { blob } = await here.transfer.save(NEVER);
  expect((await here.take(blob)).taken).toEqual(NONE_TAKEN);
  const unended = await here.conversations.unended();
  expect(unended.map(({ id, text }) => [id, text])).toEqual([
    [AGAIN, 'At 62'],
    [WAITING, ''],
  ]);
});

it('brings back what was said last, and nothing that was reset or renamed since', async () => {
  const here = open();
  await talk(here);
  const { blob } = await here.transfer.save(NEVER);
  await here.personas.reset();
  await here.conversations.write({ conversation: CHAT }, ({ conversation }) =>
    conversation ? { conversation: { ...conversation, title: 'Renamed' } } : {},
  );
  await here.take(blob);
  expect(await here.personas.read()).toMatchObject({ off: [] });
  expect(await here.conversations.conversations([CHAT])).toMatchObject([{ title: 'Renamed' }]);
});

it('does not offer again what was rejected here, also where another device learned it by itself', async () => {
  const [here, there] = [open(), open()];
  await talk(there);
  await here.conversations.write({}, () => ({ messages: [buildQuestion({ id: ASKED, ...place })] }));
  await here.offers.add([buildOffer({ id: ids.next(), ...place, message: ASKED })]);
  const [offer] = await here.offers.open();
  await here.offers.judge(offer?.id ?? '', 'rejected');
  await here.take((await there.transfer.save(NEVER)).blob);
  expect(await here.offers.of(CHAT)).toHaveLength(2);
  expect(await here.offers.open()).toEqual([]);
});

it('goes with a fact that is erased for good where it was learned as that fact, also from a file of before', async () => {
  const here = open();
  await talk(here);
  const [offer] = await here.offers.of(CHAT);
  const fact = ids.next();
  await here.offers.judge(offer?.id ?? '', 'accepted', { fact });
  const { blob } = await here.transfer.save(NEVER);
  await here.repository.erase([fact]);
  expect(await here.offers.of(CHAT)).toEqual([]);
  await here.take(blob);
  expect(await here.offers.of(CHAT)).toEqual([]);
});

it('leaves no word of a conversation that was erased: in no table and in no file, also when an old file comes', async () => {
  const here = open();
  await talk(here);
  const { blob } = await here.transfer.save(NEVER);
  await here.conversations.erase([CHAT]);
  const wordsIn = (text: string) => ['62', 'fan', 'Civic'].filter((word) => text.includes(word));
  expect(wordsIn(await blob.text())).toEqual(['62', 'fan', 'Civic']);
  expect(wordsIn(await (await here.transfer.save(NEVER)).blob.text())).toEqual([]);
  const { preview } = await here.take(blob);
  expect(preview.counts.talk).toEqual({
    conversations: 0,
    messages: 0,
    changed: 0,
    known: 0,
    gone: 1,
    beside: 0,
  });
  expect(wordsIn(JSON.stringify(await stateOf(here.repository)))).toEqual([]);
});
