import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { endedBy } from '../../../shared/domain/conversation/replying.ts';
import { beginConversation, say, type Said } from '../../../shared/domain/conversation/saying.ts';
import type { Conversation, Reply } from '../../../shared/schemas/index.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import type { ConversationRepository } from '../conversations.ts';
import { until } from './until.ts';

/** What every keeper of conversations holds to; the fake and the real one both run it. `open` gives an empty one. */
export function conversationsContract(name: string, open: () => Promise<ConversationRepository>): void {
  const making = { clock: new FakeClock(), ids: new CountingIds() };
  const saidIn = async (repository: ConversationRepository, text: string, pinned = false): Promise<Said> => {
    making.clock.advance(1);
    const said = say(text, null, { ...beginConversation(making), pinned }, making);
    await repository.write({}, () => ({
      conversation: said.conversation,
      messages: [said.question, said.reply],
    }));
    return said;
  };
  const replyIn = async (repository: ConversationRepository, id: string) =>
    (await repository.messages([id]))[0] as Reply;

  describe(`${name}: writing`, () => {
    it('gives back what was kept, exactly', async () => {
      const repository = await open();
      const { conversation, question, reply } = await saidIn(repository, 'ünïcode 🪨\n\ta lone \ud800');
      const [kept] = await repository.conversations([conversation.id]);
      expect(kept).toEqual({ ...conversation, revision: kept?.revision });
      const found = await repository.messages([reply.id, 'nobody', question.id]);
      expect(found.map((message) => message?.text)).toEqual(['', undefined, question.text]);
      expect(await repository.messagesOf(conversation.id)).toHaveLength(2);
    });

    it('decides on what is there now, not on what was read', async () => {
      const repository = await open();
      const { conversation } = await saidIn(repository, 'a');
      const add = async (letter: string) =>
        repository.write({ conversation: conversation.id }, ({ conversation: now }) => ({
          conversation: { ...(now as Conversation), title: `${now?.title}${letter}` },
        }));
      await Promise.all([add('b'), add('c'), add('d')]);
      expect((await repository.conversations([conversation.id]))[0]?.title).toHaveLength(4);
    });

    it('keeps nothing where the decision throws', async () => {
      const repository = await open();
      const failure = new Error('changed my mind');
      const thrown = await repository
        .write({}, () => {
          throw failure;
        })
        .catch((error: Error) => error);
      expect([thrown, (thrown as Error).cause]).toContain(failure);
      expect((await repository.list({ offset: 0, count: 9 })).total).toBe(0);
    });
  });

  describe(`${name}: the list`, () => {
    it('has the pinned first, then the last spoken in, and nothing that is deleted', async () => {
      const repository = await open();
      for (const [text, pinned] of [
        ['first', false],
        ['pinned', true],
        ['second', false],
        ['gone', false],
      ] as const)
        await saidIn(repository, text, pinned);
      const [gone] = (await repository.list({ offset: 1, count: 1 })).conversations;
      await repository.write({ conversation: gone?.id ?? '' }, ({ conversation }) => ({
        conversation: { ...(conversation as Conversation), deletedAt: 9 },
      }));
      const { total, conversations } = await repository.list({ offset: 0, count: 2 });
      expect([total, ...conversations.map(({ title }) => title)]).toEqual([3, 'pinned', 'second']);
    });
  });

  describe(`${name}: a reply that grows`, () => {
    const growth = ({ reply }: Said, text: string) => ({
      id: reply.id,
      conversation: reply.conversation,
      text,
      model: 'tiny',
      underWay: { id: reply.id, seen: 7 },
    });

    it('is read as far as it has come, and found until it has ended', async () => {
      const repository = await open();
      const said = await saidIn(repository, 'Hello');
      await repository.grow(growth(said, 'Good'));
      await repository.grow(growth(said, 'Good day'));
      expect(await replyIn(repository, said.reply.id)).toMatchObject({
        text: 'Good day',
        model: 'tiny',
        underWay: { seen: 7 },
      });
      expect((await repository.unended()).map(({ text }) => text)).toEqual(['Good day']);
      await repository.write({ messages: [said.reply.id] }, ({ messages }) => ({
        messages: [...messages.values()].map((message) => endedBy(message as Reply, 'stop', 5)),
      }));
      expect(await replyIn(repository, said.reply.id)).toMatchObject({ text: 'Good day', end: 'stop' });
      expect(await repository.unended()).toEqual([]);
    });

    it('does not grow once it has ended, or is gone', async () => {
      const repository = await open();
      const said = await saidIn(repository, 'Hello');
      await repository.write({}, () => ({ messages: [endedBy(said.reply, 'aborted', 5)] }));
      await repository.grow(growth(said, 'late'));
      expect((await replyIn(repository, said.reply.id)).text).toBe('');
      await repository.erase([said.conversation.id]);
      await repository.grow(growth(said, 'later'));
      expect(await repository.messagesOf(said.conversation.id)).toEqual([]);
    });

    it('stands in line with others in the order in which they were asked for', async () => {
      const repository = await open();
      const asked = [await saidIn(repository, '1'), await saidIn(repository, '2')];
      expect((await repository.unended()).map(({ id }) => id)).toEqual(asked.map(({ reply }) => reply.id));
    });
  });

  it(`${name}: what is erased is gone`, async () => {
    const repository = await open();
    const gone = await saidIn(repository, 'a secret');
    const stays = await saidIn(repository, 'no secret');
    await repository.erase([gone.conversation.id]);
    expect(await repository.conversations([gone.conversation.id])).toEqual([undefined]);
    expect(await repository.messages([gone.question.id, stays.question.id])).toMatchObject([
      undefined,
      { text: 'no secret' },
    ]);
  });

  it(`${name}: whoever watches is told of each change of the kind they watch`, async () => {
    const repository = await open();
    const said = await saidIn(repository, 'Hello');
    const told = createStore(() => ({ list: 0, one: 0, unended: 0 }));
    const count = (which: 'list' | 'one' | 'unended') => () =>
      told.setState((before) => ({ [which]: before[which] + 1 }));
    const stops = [
      repository.watchList(count('list'), fail),
      repository.watch(said.conversation.id, count('one'), fail),
      repository.watchUnended(count('unended'), fail),
    ];
    await until(told, ({ list, one, unended }) => list > 0 && one > 0 && unended > 0);
    let { list, one, unended } = told.getState();
    await repository.grow({ ...said.reply, text: 'Good' });
    await until(told, (now) => now.one > one);
    ({ one, unended } = told.getState());
    await repository.write({}, () => ({ messages: [endedBy(said.reply, 'stop', 5)] }));
    await until(told, (now) => now.one > one && now.unended > unended);
    ({ list } = told.getState());
    await saidIn(repository, 'again');
    expect((await until(told, (now) => now.list > list)).list).toBeGreaterThan(list);
    for (const stop of stops) stop();
  });
}

function fail(error: unknown): void {
  throw new Error('The watching failed.', { cause: error });
}
