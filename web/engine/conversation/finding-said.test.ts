import { describe, expect, it } from 'vitest';
import { endedBy } from '../../../shared/domain/conversation/replying.ts';
import {
  awaitReply,
  beginConversation,
  say,
  type Unplaced,
} from '../../../shared/domain/conversation/saying.ts';
import { revisionAt } from '../../../shared/lib/hlc.ts';
import type { Conversation, Passage, Question, Reply } from '../../../shared/schemas/index.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { createFakeEmbedder } from '../../ports/testing/fake-embedder.ts';
import { FakeConversations } from '../../ports/testing/fake-conversations.ts';
import { FakeMemoryIndex } from '../../ports/testing/fake-memory-index.ts';
import { indexedMessage, indexedPassage } from '../memory/indexed.ts';
import { createFindingSaid } from './finding-said.ts';

const NEVER = new AbortController().signal;
const REVISION = revisionAt(1);

/** What was said in other conversations, indexed by its words. */
async function open() {
  const making = { clock: new FakeClock(), ids: new CountingIds() };
  const [conversations, index] = [new FakeConversations(making.clock), new FakeMemoryIndex()];
  await index.open(NEVER, null);
  const passages = new Map<string, Passage>();
  /** What the index was not told yet: it is, once somebody waits for it. */
  const behind: (() => Promise<void>)[] = [];
  const find = createFindingSaid({
    index,
    embedder: createFakeEmbedder(),
    clock: making.clock,
    timeZone: () => 'UTC',
    conversations,
    passages: async (ids) => ids.map((id) => passages.get(id)),
    caughtUp: async (_signal, which) => {
      expect(which?.kinds).toEqual(['message', 'passage', 'erased']);
      for (const tellIndex of behind.splice(0)) await tellIndex();
    },
  });
  /** A question, and a reply that is over unless it is said otherwise. */
  const tell = async (text: string, change: Partial<Reply> = {}, of: Partial<Conversation> = {}) => {
    making.clock.advance(1_000);
    const said = say(text, null, beginConversation(making), making);
    const reply = { ...endedBy(said.reply, 'stop', making.clock.now()), ...change };
    const { messages } = await conversations.write({}, () => ({
      conversation: { ...said.conversation, ...of },
      messages: [said.question, reply],
    }));
    behind.push(async () => {
      const items = messages.map((message) => indexedMessage(message, '1'));
      await index.put(NEVER, items, null);
    });
    return said;
  };
  const keep = async (parts: Partial<Passage>) => {
    const id = making.ids.next();
    const common = { source: 'notes.txt', speaker: null, at: 5, session: 's', order: 0, metadata: {} };
    const passage = { ...common, id, text: '', createdAt: 5, revision: REVISION, deletedAt: null, ...parts };
    passages.set(id, passage);
    behind.push(async () => index.put(NEVER, [indexedPassage(passage, '1')], null));
  };
  const ask = async (text: string, within?: Unplaced<Question>) => {
    const asked = within ?? say(text, null, beginConversation(making), making).question;
    return find(NEVER, { ...asked, text, revision: REVISION });
  };
  return { ...making, conversations, index, tell, keep, ask };
}

describe('what was said elsewhere', () => {
  it('is found with who said it and when, the best first', async () => {
    const { tell, ask, clock } = await open();
    await tell('The boiler hums.', { text: 'Bleed the boiler valve.', model: 'ChatGPT' });
    const said = await ask('boiler valve');
    expect(said).toMatchObject([{ text: 'Bleed the boiler valve.', by: 'ChatGPT said', at: clock.now() }]);
    expect(await ask('boiler hums')).toMatchObject([{ text: 'The boiler hums.', by: 'this person said' }]);
  });

  it('is told in part where it is long', async () => {
    const { tell, ask } = await open();
    await tell(
      `${'It rained again. '.repeat(40)}The boiler valve is brass. ${'It rained again. '.repeat(40)}`,
    );
    const [only] = await ask('boiler valve');
    expect(only?.text).toMatch(/^….*The boiler valve is brass\..*…$/);
    expect(only?.text.length).toBeLessThan(250);
  });

  it.each<[string, string, Partial<Reply>, Partial<Conversation>]>([
    ['of a conversation that was deleted', 'The boiler valve is brass.', {}, { deletedAt: 9 }],
    ['of one that was cleared', 'The boiler valve is brass.', {}, { leaf: null }],
    ['that only asks', 'Is the boiler valve brass?', {}, {}],
    ['that is a command', '/recall boiler valve', {}, {}],
    ['that is still being said', 'Hm.', { text: 'The boiler valve', state: 'answering' }, {}],
    ['that has little to do with it', 'The boiler is loud and old and dear.', {}, {}],
  ])('is nothing %s', async (_what, text, reply, conversation) => {
    const { tell, ask } = await open();
    await tell(text, reply, conversation);
    expect(await ask('brass boiler valve')).toEqual([]);
  });

  it('is nothing of this conversation, nor what was said in other words since', async () => {
    const { tell, ask, conversations, clock, ids } = await open();
    const said = await tell('The boiler valve is brass.');
    expect(await ask('boiler valve', said.question)).toEqual([]);
    expect(await ask('boiler valve')).toHaveLength(1);
    await conversations.write({ conversation: said.conversation.id }, ({ conversation }) => {
      if (!conversation) return {};
      const edited = say('The valve is steel.', null, conversation, { clock, ids });
      return { conversation: edited.conversation, messages: [edited.question, edited.reply] };
    });
    expect(await ask('boiler valve')).toEqual([]);
    const again = awaitReply(said.question, said.conversation, { clock, ids });
    await conversations.write({}, () => ({ conversation: again.conversation, messages: [again.reply] }));
    expect(await ask('boiler valve')).toHaveLength(1);
  });

  it('is three things at most, and nothing that was erased meanwhile', async () => {
    const { tell, ask, conversations } = await open();
    const all = [];
    for (const metal of ['brass', 'steel', 'zinc', 'lead', 'tin'])
      all.push(await tell(`The boiler valve is ${metal}.`));
    expect(await ask('boiler valve')).toHaveLength(3);
    await conversations.erase(all.slice(1).map(({ conversation }) => conversation.id));
    expect(await ask('boiler valve')).toMatchObject([{ text: 'The boiler valve is brass.' }]);
  });

  it('may stand in what was imported', async () => {
    const { keep, ask } = await open();
    await keep({ text: 'The boiler valve is brass.' });
    await keep({ text: 'The boiler valve is steel.', deletedAt: 9 });
    await keep({ text: 'My boiler valve is zinc.', speaker: 'Mira', at: 7 });
    const said = await ask('boiler valve');
    expect(said.toSorted((a, b) => b.at - a.at).map(({ text, by, at }) => [text, by, at])).toEqual([
      ['My boiler valve is zinc.', 'Mira said in notes.txt', 7],
      ['The boiler valve is brass.', 'from notes.txt', 5],
    ]);
  });
});
