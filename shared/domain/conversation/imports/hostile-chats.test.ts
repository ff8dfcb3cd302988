import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversation, message, MESSAGE_MAX_LENGTH } from '../../../schemas/index.ts';
import { z } from '../../../schemas/zod.ts';
import { runs } from '../../../testing/runs.ts';
import { messagesById, pathTo } from '../tree.ts';
import { BEGAN_S, chatGptEntry, claudeEntry, lineOf } from './testing/foreign-files.ts';
import { NOW, readFile } from './testing/read-file.ts';

const notesOf = (read: ReturnType<typeof readFile>) =>
  read.notes.map(({ code, count }) => `${code} ${count}`);
const one = (id: string, text: string) => ({ id, by: 'user' as const, text });

describe('a thread that is broken', () => {
  it('begins anew where its parent is missing, and where it runs in a ring', () => {
    const lines = [one('a', 'A'), one('b', 'B'), one('c', 'C'), one('d', 'D')];
    const entry = chatGptEntry({ id: 'x', lines, shown: 'c' });
    const mapping = entry['mapping'] as Record<string, { parent: string }>;
    for (const [id, parent] of [
      ['a', 'c'],
      ['d', 'nobody'],
    ] as const) {
      const node = mapping[id];
      if (node) node.parent = parent;
    }
    const read = readFile([entry]);
    expect(notesOf(read)).toEqual(['thread_broken 2']);
    const { conversation: kept, messages } = read.chats[0] ?? { conversation: null, messages: [] };
    expect(pathTo(kept?.leaf ?? null, messagesById(messages)).map(({ text }) => text)).toContain('C');
    expect(messages.filter(({ parent }) => parent === null)).toHaveLength(2);
  });

  it('of ten thousand messages is read whole, its end shown', () => {
    const read = readFile([chatGptEntry({ id: 'x', lines: lineOf(10_000) })]);
    const { conversation: kept, messages } = read.chats[0] ?? { conversation: null, messages: [] };
    expect(pathTo(kept?.leaf ?? null, messagesById(messages))).toHaveLength(10_000);
  });

  it('shows its newest end where the file names none, or one that is not there', () => {
    const entry = { ...chatGptEntry({ id: 'x', lines: lineOf(3) }), current_node: 'nobody' };
    expect(readFile([entry]).chats[0]?.conversation.leaf).toBe(readFile([entry]).chats[0]?.messages[2]?.id);
    const late = { ...one('late', 'Late'), after: null };
    const early = { ...one('early', 'Early'), after: null };
    const { mapping } = chatGptEntry({ id: 'x', lines: [early, late] });
    const ends = mapping as Record<string, unknown>;
    const turned = {
      ...chatGptEntry({ id: 'x', lines: [] }),
      mapping: { late: ends['late'], early: ends['early'] },
    };
    const [shown] = readFile([{ ...turned, current_node: 'nobody' }]).chats;
    expect(shown?.messages.find(({ id }) => id === shown.conversation.leaf)?.text).toBe('Late');
    const undated = {
      chat: {
        history: { messages: { b: { role: 'user', content: 'B' }, a: { role: 'user', content: 'A' } } },
      },
    };
    const [chat] = readFile([undated]).chats;
    expect(chat?.messages.find(({ id }) => id === chat.conversation.leaf)?.text).toBe('A');
  });
});

describe('texts and times that do not fit', () => {
  it('of two megabytes are cut, never within a character', () => {
    const text = `${'x'.repeat(MESSAGE_MAX_LENGTH - 1)}${'🪨'.repeat(1_000_000)}`;
    const read = readFile([claudeEntry({ id: 'a', lines: [one('m', text)] })]);
    expect(notesOf(read)).toEqual(['message_cut 1']);
    expect(read.chats[0]?.messages[0]?.text).toBe('x'.repeat(MESSAGE_MAX_LENGTH - 1));
  });

  it('have halves of characters and damaged bytes replaced, and it is said', () => {
    const read = readFile([
      claudeEntry({ id: 'a', title: 'T\ud800', lines: [one('m', 'a lone \ud800 half')] }),
    ]);
    expect(notesOf(read)).toEqual(['characters_replaced 2']);
    expect(read.chats[0]).toMatchObject({
      conversation: { title: 'T\ufffd' },
      messages: [{ text: 'a lone \ufffd half' }],
    });
    expect(notesOf(readFile([claudeEntry({ id: 'a', lines: lineOf(1) })], { wasDamaged: true }))).toEqual([
      'characters_replaced 1',
    ]);
  });

  it('are read in seconds, milliseconds and words, and one to come or none is replaced', () => {
    const at = (time: unknown) =>
      readFile([
        { uuid: 'a', created_at: time, chat_messages: [{ sender: 'human', text: 'x', created_at: time }] },
      ]);
    for (const time of [BEGAN_S, BEGAN_S * 1000, new Date(BEGAN_S * 1000).toISOString()])
      expect(at(time).chats[0]?.messages[0]?.createdAt).toBe(BEGAN_S * 1000);
    for (const time of ['yesterday', 1e20, '9999-12-31']) {
      expect(at(time).chats[0]?.messages[0]?.createdAt).toBe(NOW - 1000);
      expect(notesOf(at(time))).toEqual(['date_replaced 2']);
    }
  });

  it('take the time of what they follow where they have none', () => {
    const entry = claudeEntry({ id: 'a', lines: lineOf(2) });
    const [, second] = entry['chat_messages'] as Record<string, unknown>[];
    delete second?.['created_at'];
    const [first, undated] = readFile([entry]).chats[0]?.messages ?? [];
    expect(undated?.createdAt).toBe(first?.createdAt);
  });
});

describe('ids that are there twice', () => {
  it('of the same words are one message, of others two; a conversation is taken once', () => {
    const lines = [one('m', 'A'), one('m', 'A'), one('m', 'B'), one('m', 'B')];
    const entry = claudeEntry({ id: 'a', lines });
    const read = readFile([entry, entry]);
    expect(read.chats[0]?.messages.map(({ text }) => text)).toEqual(['A', 'B']);
    expect(notesOf(read)).toEqual(['repeated 5', 'same_id 2']);
  });

  it('of a conversation without one follow from its title and first words', () => {
    const nameless = (words: string) =>
      readFile([{ name: 'T', chat_messages: [{ sender: 'human', text: words }] }]);
    const id = (words: string) => nameless(words).chats[0]?.conversation.id;
    expect(id('a')).toBe(id('a'));
    expect(id('a')).not.toBe(id('b'));
  });
});

describe('any file of conversations at all', () => {
  const name = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
  const value = fc.oneof(
    name,
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(BEGAN_S, 1e20, -1, '2025-01-01', '\ud800'),
  );
  const record = (keys: string, inner: fc.Arbitrary<unknown>) =>
    fc.dictionary(fc.constantFrom(...keys.split(' ')), inner, { maxKeys: 6 });
  const content = fc.oneof(
    value,
    fc.array(fc.oneof(value, record('type text content_type', value)), { maxLength: 3 }),
  );
  const role = fc.constantFrom('user', 'assistant', 'human', 'system', null);
  const inner = fc.record(
    {
      author: fc.record({ role }),
      role,
      sender: role,
      content: fc.oneof(content, fc.record({ parts: content })),
      text: content,
    },
    { requiredKeys: [] },
  );
  const node = fc.oneof(
    value,
    fc.record(
      { id: name, uuid: name, parent: name, parentId: name, parent_message_uuid: name, message: inner },
      { requiredKeys: [] },
    ),
    inner,
  );
  const nodes = fc.oneof(fc.dictionary(name, node), fc.array(node, { maxLength: 5 }), value);
  const entry = fc.oneof(
    { weight: 1, arbitrary: value },
    {
      weight: 6,
      arbitrary: fc.record(
        {
          id: value,
          uuid: value,
          title: value,
          create_time: value,
          created_at: value,
          current_node: name,
          mapping: nodes,
          chat_messages: nodes,
          chat: fc.record({ history: fc.record({ messages: nodes, currentId: name }), messages: nodes }),
        },
        { requiredKeys: ['chat'] },
      ),
    },
  );
  const records = z.array(z.object({ conversation, messages: z.array(message) }));

  it('gets a verdict; what is taken fits the schemas and hangs together', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), entry, (entries, last) => {
        const read = readFile({ chats: [...entries, { chat: { messages: [] } }, last] });
        expect(records.parse(read.chats)).toEqual(read.chats);
        for (const { conversation: kept, messages } of read.chats) {
          const byId = messagesById(messages);
          expect(byId.size).toBe(messages.length);
          expect(byId.has(kept.leaf ?? '')).toBe(true);
          for (const { id, parent } of messages) {
            expect(parent === null || byId.has(parent)).toBe(true);
            expect(pathTo(id, byId)[0]?.parent).toBeNull();
          }
        }
        expect(JSON.stringify(read)).not.toMatch(/\\ud[89a-f]/);
      }),
      { numRuns: runs(20_000), seed: 7 },
    );
  }, 300_000);
});
