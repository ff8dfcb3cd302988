import { describe, expect, it } from 'vitest';
import type { ImportedChat } from '../../../shared/domain/conversation/imports/build-chat.ts';
import { chatPieces } from '../../../shared/domain/conversation/imports/chat-pieces.ts';
import { compareChats } from '../../../shared/domain/conversation/imports/compare-chats.ts';
import { chatGptEntry, lineOf } from '../../../shared/domain/conversation/imports/testing/foreign-files.ts';
import { readFile } from '../../../shared/domain/conversation/imports/testing/read-file.ts';
import type { ConversationMerger, UnheardQuestions } from '../conversation-merger.ts';
import type { ConversationRepository } from '../conversations.ts';

export interface MergerAtWork {
  readonly merger: ConversationMerger & UnheardQuestions;
  /** What it merges into. */
  readonly conversations: ConversationRepository;
}

const JOB = 'job';

/** An export with two conversations, of which the first has so many messages. */
const exported = (count: number): readonly ImportedChat[] =>
  readFile([
    chatGptEntry({ id: 'a', title: `With ${count}`, lines: lineOf(count, 'a') }),
    chatGptEntry({ id: 'b', lines: lineOf(2, 'b') }),
  ]).chats;

const idsOf = (chats: readonly ImportedChat[]) => chats.map(({ conversation }) => conversation.id);

async function stage({ merger }: MergerAtWork, chats: readonly ImportedChat[], job = JOB): Promise<number> {
  const comparing = compareChats(chats);
  comparing.see(await merger.known(idsOf(chats)));
  const pieces = [...chatPieces(comparing.end().fresh)];
  for (const [order, piece] of pieces.entries()) await merger.stage(job, order, piece);
  return pieces.length;
}

async function taken(at: MergerAtWork, chats: readonly ImportedChat[]) {
  await stage(at, chats);
  return at.merger.merge(JOB);
}

/** Everything there is, as a text. */
async function all({ conversations }: MergerAtWork): Promise<string> {
  const { conversations: listed } = await conversations.list({ offset: 0, count: 100 });
  const said = await Promise.all(listed.map(async ({ id }) => conversations.messagesOf(id)));
  const messages = said.flat().toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify({ listed, messages });
}

/** The texts of all that was not heard, some at a time. */
async function hearAll({ merger }: MergerAtWork, most: number): Promise<readonly string[]> {
  const heard: string[] = [];
  for (let slice = await merger.next(most); slice !== null; slice = await merger.next(most)) {
    heard.push(...slice.questions.map(({ text }) => text));
    await merger.heard(slice.upTo);
  }
  return heard;
}

/** What every merger of conversations holds to; the fake and the real one both run it. `open` gives an empty one. */
export function conversationMergerContract(name: string, open: () => Promise<MergerAtWork>): void {
  describe(`${name}: taking conversations in`, () => {
    it('keeps all of them, as they were told', async () => {
      const at = await open();
      const chats = exported(250);
      const told: number[] = [];
      const pieces = await stage(at, chats);
      expect(await at.merger.merge(JOB, (done) => told.push(done))).toEqual({
        chats: 2,
        grown: 0,
        messages: 252,
      });
      expect(told).toEqual(Array.from({ length: pieces }, (_, place) => place + 1));
      for (const { conversation, messages } of chats) {
        const [kept] = await at.conversations.conversations([conversation.id]);
        expect(kept).toEqual({ ...conversation, revision: kept?.revision });
        const said = await at.conversations.messagesOf(conversation.id);
        expect(said).toHaveLength(messages.length);
        expect(new Map(said.map(({ id, text }) => [id, text]))).toEqual(
          new Map(messages.map(({ id, text }) => [id, text])),
        );
      }
      expect(await at.conversations.unended()).toEqual([]);
    });

    it('adds nothing the second time, also of what another tab has laid aside meanwhile', async () => {
      const at = await open();
      await stage(at, exported(4), 'other');
      await taken(at, exported(4));
      const before = await all(at);
      expect(await taken(at, exported(4))).toEqual({ chats: 0, grown: 0, messages: 0 });
      expect(await at.merger.merge('other')).toMatchObject({ chats: 0, messages: 0 });
      expect(await all(at)).toBe(before);
    });

    it('lets a conversation grow, and shows where it ends now', async () => {
      const at = await open();
      await taken(at, exported(4));
      expect(await taken(at, exported(6))).toEqual({ chats: 0, grown: 1, messages: 2 });
      const [chat] = exported(6);
      const [kept] = await at.conversations.conversations(idsOf(exported(6)));
      expect(kept).toMatchObject({ title: 'With 6', leaf: chat?.conversation.leaf });
    });

    it('does not bring back what was deleted, and adds nothing to it', async () => {
      const at = await open();
      const [chat] = exported(4);
      if (!chat) throw new Error('There is one.');
      await stage(at, exported(6), 'early');
      await taken(at, exported(4));
      await at.conversations.write({}, () => ({ conversation: { ...chat.conversation, deletedAt: 1 } }));
      expect(await at.merger.known([chat.conversation.id])).toMatchObject([{ state: 'gone' }]);
      expect(await taken(at, exported(6))).toEqual({ chats: 0, grown: 0, messages: 0 });
      expect(await at.merger.merge('early')).toMatchObject({ messages: 0 });
      expect(await at.conversations.messagesOf(chat.conversation.id)).toHaveLength(4);
      const [kept] = await at.conversations.conversations([chat.conversation.id]);
      expect(kept?.deletedAt).toBe(1);
    });

    it('takes all of it back where it is stopped in the middle', async () => {
      const at = await open();
      await taken(at, exported(2));
      const before = await all(at);
      await stage(at, exported(300));
      const stop = new Error('stop');
      const merging = at.merger.merge(JOB, (done) => {
        if (done === 2) throw stop;
      });
      await expect(merging).rejects.toBe(stop);
      expect(await all(at)).toBe(before);
    });

    it('forgets what is dropped', async () => {
      const at = await open();
      await stage(at, exported(2));
      await at.merger.drop(JOB);
      expect(await at.merger.merge(JOB)).toEqual({ chats: 0, grown: 0, messages: 0 });
    });
  });

  describe(`${name}: what nobody has heard`, () => {
    it('is what the person said, in its order, some at a time, once', async () => {
      const at = await open();
      await taken(at, exported(4));
      await taken(at, exported(6));
      const questions = exported(6).flatMap(({ messages }) => messages.filter(({ role }) => role === 'user'));
      const heard = await hearAll(at, 2);
      expect(heard.toSorted()).toEqual(questions.map(({ text }) => text).toSorted());
      expect(await at.merger.next(10)).toBeNull();
      await taken(at, exported(6));
      expect(await at.merger.next(10)).toBeNull();
    });

    it('is watched: whether any is left, now and when that changes', async () => {
      const at = await open();
      const told: boolean[] = [];
      const stop = at.merger.watch((isLeft) => told.push(isLeft));
      await expect.poll(() => told.at(-1)).toBe(false);
      await taken(at, exported(3));
      await expect.poll(() => told.at(-1)).toBe(true);
      await hearAll(at, 1);
      await expect.poll(() => told.at(-1)).toBe(false);
      stop();
    });

    it('comes again until it was heard', async () => {
      const at = await open();
      await taken(at, exported(4));
      const first = await at.merger.next(2);
      expect(await at.merger.next(2)).toEqual(first);
    });

    it('is nothing of a conversation that was deleted since', async () => {
      const at = await open();
      await taken(at, exported(4));
      for (const { conversation } of exported(4))
        await at.conversations.write({}, () => ({ conversation: { ...conversation, deletedAt: 1 } }));
      expect(await hearAll(at, 3)).toEqual([]);
    });
  });
}
