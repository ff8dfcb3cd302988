import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation, Message } from '../../../schemas/index.ts';
import { runs } from '../../../testing/runs.ts';
import type { ImportedChat } from './build-chat.ts';
import { CHUNK_CHARACTERS } from '../../memory/imports/slices.ts';
import { chatPieces, withArrived, type ChatPiece } from './chat-pieces.ts';
import { compareChats, type KnownChat } from './compare-chats.ts';
import { chatGptEntry, claudeEntry, lineOf, openWebUiEntry, type Line } from './testing/foreign-files.ts';
import { readFile } from './testing/read-file.ts';

/** Conversations by the rules an import is kept by. */
class Kept {
  readonly conversations = new Map<string, Conversation>();
  readonly messages = new Map<string, Message>();

  known(chats: readonly ImportedChat[]): readonly KnownChat[] {
    return chats.flatMap(({ conversation: { id } }) => {
      const here = this.conversations.get(id);
      const messages = [...this.messages.values()].filter(({ conversation }) => conversation === id);
      return here
        ? [{ id, state: 'here' as const, leaf: here.leaf, messages: messages.map((one) => one.id) }]
        : [];
    });
  }

  take(chats: readonly ImportedChat[]) {
    const comparing = compareChats(chats);
    comparing.see(this.known(chats));
    const { counts, fresh } = comparing.end();
    for (const piece of chatPieces(fresh)) this.#write(piece);
    return counts;
  }

  #write({ chats, messages }: ChatPiece) {
    for (const chat of chats) {
      const here = this.conversations.get(chat.conversation.id);
      this.conversations.set(chat.conversation.id, here ? withArrived(here, chat) : chat.conversation);
    }
    for (const message of messages) this.messages.set(message.id, message);
  }

  state() {
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    const without = ({ revision: _revision, ...rest }: Conversation) => rest;
    return {
      conversations: [...this.conversations.values()].map(without).toSorted(byId),
      messages: [...this.messages.values()].toSorted(byId),
    };
  }
}

const NONE = { chats: 0, grown: 0, messages: 0, known: 0, gone: 0 };
const exported = (lines: readonly Line[], more: object = {}) =>
  readFile([chatGptEntry({ id: 'a', lines, ...more })]).chats;

describe('a file held against what is here', () => {
  it('is new the first time, and nothing the second', () => {
    const kept = new Kept();
    expect(kept.take(exported(lineOf(4)))).toEqual({ ...NONE, chats: 1, messages: 4 });
    const before = kept.state();
    expect(kept.take(exported(lineOf(4)))).toEqual({ ...NONE, known: 4 });
    expect(kept.state()).toEqual(before);
  });

  it('brings what was said since, shows its end, and takes its title', () => {
    const kept = new Kept();
    kept.take(exported(lineOf(4), { title: 'Early' }));
    expect(kept.take(exported(lineOf(6), { title: 'Late' }))).toEqual({
      ...NONE,
      grown: 1,
      messages: 2,
      known: 4,
    });
    const [later] = exported(lineOf(6), { title: 'Late' });
    expect([...kept.conversations.values()]).toMatchObject([
      { title: 'Late', leaf: later?.conversation.leaf },
    ]);
    expect(kept.take(exported(lineOf(4), { title: 'Early' }))).toEqual({ ...NONE, known: 4 });
    expect([...kept.conversations.values()]).toMatchObject([{ title: 'Late' }]);
  });

  it('does not move what a person went on to say or show here, nor a title they gave', () => {
    const [chat] = exported(lineOf(4));
    const here = chat?.conversation;
    if (!here) throw new Error('There is one.');
    const own = { ...here, leaf: null, title: 'Mine', titledByHand: true };
    const [grown] = exported(lineOf(6));
    const arriving = { conversation: grown?.conversation ?? here, leafBefore: here.leaf };
    expect(withArrived(own, arriving)).toMatchObject({ leaf: null, title: 'Mine' });
    expect(withArrived({ ...here, leaf: null }, { ...arriving, leafBefore: null }).leaf).toBeNull();
    expect(withArrived(own, { conversation: here, leafBefore: null })).toBe(own);
  });

  it('does not bring back what was deleted here', () => {
    const chats = exported(lineOf(2));
    const comparing = compareChats(chats);
    comparing.see(chats.map(({ conversation: { id } }) => ({ id, state: 'gone', leaf: null, messages: [] })));
    expect(comparing.end()).toEqual({ counts: { ...NONE, gone: 1 }, fresh: [] });
  });
});

describe('pieces', () => {
  it('are small, in order, and each conversation comes with its first message', () => {
    const big = Array.from({ length: 5 }, (_, at) => ({
      id: `b${at}`,
      by: 'user' as const,
      text: 'x'.repeat(100_000),
    }));
    const chats = readFile([
      chatGptEntry({ id: 'a', lines: lineOf(150) }),
      chatGptEntry({ id: 'b', lines: lineOf(3) }),
      chatGptEntry({ id: 'c', lines: big }),
    ]).chats;
    const pieces = [...chatPieces(compareChats(chats).end().fresh)];
    const seen = new Set<string>();
    for (const { chats: arriving, messages } of pieces) {
      expect(messages.length).toBeLessThanOrEqual(100);
      expect(messages.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(CHUNK_CHARACTERS);
      for (const { conversation } of arriving) seen.add(conversation.id);
      for (const { conversation } of messages) expect(seen.has(conversation)).toBe(true);
    }
    expect(pieces.flatMap(({ messages }) => messages)).toEqual(chats.flatMap(({ messages }) => messages));
    expect([...chatPieces([])]).toEqual([]);
  });
});

it('however often and in what order exports of one life come, what was said is here once', () => {
  const place = fc.record({ by: fc.constantFrom('user' as const, 'assistant' as const), after: fc.nat() });
  const life = fc.array(fc.tuple(fc.array(place, { minLength: 1, maxLength: 8 }), fc.constantFrom(0, 1)), {
    minLength: 1,
    maxLength: 3,
  });
  const cuts = fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(life, cuts, (talks, lengths) => {
      const fileAt = (length: number) => {
        const entries = talks.map(([places, isTree], talk) => {
          const lines = places.slice(0, length).map(({ by, after }, at) => ({
            id: `${at}`,
            by,
            text: `Words ${at}`,
            ...(isTree ? { after: at === 0 ? null : `${after % at}` } : {}),
          }));
          return chatGptEntry({ id: `talk ${talk}`, lines });
        });
        return readFile([...entries, chatGptEntry({ id: 'always', lines: lineOf(1) })]).chats;
      };
      const kept = new Kept();
      for (const length of lengths) kept.take(fileAt(length));
      const longest = fileAt(Math.max(...lengths));
      const state = kept.state();
      expect(kept.take(longest).messages).toBe(0);
      expect(kept.state()).toEqual(state);
      const once = new Kept();
      once.take(longest);
      expect(state.messages).toEqual(once.state().messages);
    }),
    { numRuns: runs(3_000), seed: 11 },
  );
}, 120_000);

it('a talk of each program is another conversation, whatever it is called', () => {
  const ids = [chatGptEntry, claudeEntry, openWebUiEntry].map(
    (entry) => readFile([entry({ id: 'a', lines: lineOf(1) })]).chats[0]?.conversation.id,
  );
  expect(new Set(ids).size).toBe(3);
});
