import { describe, expect, it } from 'vitest';
import { revisionAt } from '../../../lib/hlc.ts';
import { MESSAGE_MAX_LENGTH } from '../../../schemas/index.ts';
import { buildOffer } from '../../../testing/builders.ts';
import { buildConversation, buildFold, buildQuestion, buildReply } from '../../../testing/talk-builders.ts';
import { NOW, readJson, readText } from './testing/read-text.ts';

const idOf = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const CHAT = idOf(1);
const own = (parts: object) => ({ format: 'nima-memory', version: 1, facts: [], ...parts });
const CHATS = [{ id: CHAT, title: 'Fans' }];
/** What becomes of messages of the one conversation that the file has. */
const said = (...messages: object[]) =>
  readJson(own({ conversations: CHATS, messages: messages.map((one) => ({ conversation: CHAT, ...one })) }));
const asked = (number: number, parts: object = {}) => ({
  id: idOf(number),
  role: 'user',
  text: 'a',
  ...parts,
});
const notesOf = ({ notes }: { notes: readonly { code: string; count: number }[] }) =>
  notes.map(({ code, count }) => `${code} ${count}`);

describe('a conversation of a file', () => {
  it('needs nothing but its id, and a message nothing but its place, who said it and what', () => {
    const { state, verdict } = said(asked(2), { ...asked(3, { parent: idOf(2) }), role: 'assistant' });
    const at = NOW - 1000;
    const revision = revisionAt(0);
    expect(verdict).toBe('accept');
    expect(state.conversations).toEqual([
      buildConversation({ id: CHAT, title: 'Fans', createdAt: at, revision }),
    ]);
    const place = { conversation: CHAT, text: 'a', createdAt: at, revision };
    expect(state.messages).toEqual([
      buildQuestion({ id: idOf(2), ...place }),
      buildReply({ id: idOf(3), parent: idOf(2), end: null, model: null, ...place }),
    ]);
  });

  it.each([
    [{ id: 'c1' }, 'without_id'],
    [{}, 'without_id'],
    [7, 'not_an_entry'],
  ])('that is %j is left out, and so is what was said in it', (entry, code) => {
    const read = readJson(own({ conversations: [entry], messages: [{ ...asked(2), conversation: CHAT }] }));
    expect(notesOf(read).toSorted()).toEqual([`${code} 1`, 'without_chat 1'].toSorted());
    expect(read).toMatchObject({ verdict: 'reject', message: { code: 'nothing_valid' } });
  });

  it('has its dates and its place among the changes, also where only some of them are said', () => {
    const read = (parts: object) =>
      readJson(own({ conversations: [{ id: CHAT, ...parts }] })).state.conversations;
    expect(read({ updatedAt: 5 })).toMatchObject([{ createdAt: 5, updatedAt: 5, revision: revisionAt(5) }]);
    expect(read({ createdAt: 4 })).toMatchObject([{ createdAt: 4, updatedAt: 4, revision: revisionAt(4) }]);
    expect(read({ deletedAt: 'x' })).toMatchObject([{ deletedAt: NOW - 1000 }]);
  });

  it('shows what was said last where it names an end that it does not have', () => {
    const leaf = idOf(9);
    const chats = [
      { id: CHAT, leaf },
      { id: idOf(8), leaf: 'x' },
      { id: idOf(7), leaf },
    ];
    const messages = [asked(2, { createdAt: 5 }), asked(3, { createdAt: 7 }), asked(4, { createdAt: 6 })];
    const read = readJson(
      own({ conversations: chats, messages: messages.map((one) => ({ ...one, conversation: CHAT })) }),
    );
    expect(read.state.conversations.map((one) => one.leaf)).toEqual([idOf(3), null, null]);
    expect(notesOf(read)).toEqual(['links_dropped 1', 'thread_broken 2']);
  });
});

describe('a message of a file', () => {
  it.each([
    [7, 'not_an_entry'],
    [{ ...asked(2), role: 'system' }, 'not_a_message'],
    [{ ...asked(2), text: 5 }, 'not_a_message'],
    [{ ...asked(2), id: 'm1' }, 'without_id'],
    [{ ...asked(2), conversation: idOf(9) }, 'without_chat'],
    [{ ...asked(2), conversation: 'c1' }, 'without_chat'],
  ])('that is %j is left out, and the rest is taken', (entry, code) => {
    const messages = [typeof entry === 'number' ? entry : { conversation: CHAT, ...entry }];
    const read = readJson(own({ conversations: CHATS, messages }));
    expect(notesOf(read)).toEqual([`${code} 1`]);
    expect(read).toMatchObject({ verdict: 'partial', state: { messages: [] } });
  });

  it('is taken once', () => {
    expect(notesOf(said(asked(2), asked(2, { text: 'b' })))).toEqual(['repeated 1']);
  });

  it('begins a branch where what it follows is missing, elsewhere, no id, or comes after it in a ring', () => {
    const elsewhere = { ...asked(9), conversation: idOf(8) };
    const read = readJson(
      own({
        conversations: [...CHATS, { id: idOf(8) }],
        messages: [
          elsewhere,
          ...[
            asked(2, { parent: idOf(3) }),
            asked(3, { parent: idOf(2) }),
            asked(4, { parent: idOf(9) }),
            asked(5, { parent: idOf(7) }),
            asked(6, { parent: '__proto__' }),
          ].map((one) => ({ ...one, conversation: CHAT })),
        ],
      }),
    );
    expect(notesOf(read)).toEqual(['links_dropped 1', 'thread_broken 3']);
    expect(read.state.messages.map(({ parent }) => parent)).toEqual([null, idOf(3), null, null, null, null]);
  });

  it('is cut where it is too long, never within a character, and mended where it is broken', () => {
    const text = `${'x'.repeat(MESSAGE_MAX_LENGTH - 1)}🪨`;
    const read = said(asked(2, { text }), asked(3, { text: '\ud800' }));
    expect(read.state.messages.map((one) => one.text)).toEqual([
      'x'.repeat(MESSAGE_MAX_LENGTH - 1),
      '\ufffd',
    ]);
    expect(notesOf(read)).toEqual(['characters_replaced 1', 'message_cut 1']);
  });

  it('keeps its blanks: what was exported comes back as it was', () => {
    expect(said(asked(2, { text: '\n a \n' })).state.messages[0]?.text).toBe('\n a \n');
  });
});

describe('a reply of a file', () => {
  const replied = (parts: object) => {
    const read = said({ id: idOf(2), role: 'assistant', text: 'Half', createdAt: 5, ...parts });
    return { reply: read.state.messages[0], notes: notesOf(read) };
  };

  it.each(['begun', 'waiting', 'answering'])('that was %s has ended as it stands', (state) => {
    const underWay = { id: 'a'.repeat(32), seen: 4 };
    const ended = { state: 'ended', underWay: null, endedAt: 5 };
    expect(replied({ state, underWay })).toMatchObject({ reply: { ...ended, end: 'cut' }, notes: [] });
    expect(replied({ state, underWay, text: '' })).toMatchObject({ reply: { ...ended, end: 'failed' } });
  });

  it('has what makes no sense of it left out', () => {
    const odd = {
      state: 5,
      end: 'well',
      memory: [],
      cites: [{}],
      command: { name: 5 },
      trouble: 7,
      model: {},
    };
    const nothing = { memory: null, cites: [], command: null, trouble: null, model: null };
    expect(replied(odd)).toMatchObject({
      reply: { state: 'ended', end: null, ...nothing },
      notes: ['field_replaced 7'],
    });
  });

  it('keeps what a command did, but nothing that is too deep or dangerous', () => {
    const command = (result: unknown) => {
      const text = JSON.stringify(
        own({
          conversations: CHATS,
          messages: [
            {
              id: idOf(2),
              conversation: CHAT,
              role: 'assistant',
              text: '',
              command: { name: 'recall', result: 0 },
            },
          ],
        }),
      ).replace('"result":0', `"result":${typeof result === 'string' ? result : JSON.stringify(result)}`);
      return readText(text).state.messages[0];
    };
    expect(command({ found: [1, null] })).toMatchObject({
      command: { name: 'recall', result: { found: [1, null] } },
    });
    expect(command(null)).toMatchObject({ command: { name: 'recall', result: null } });
    expect(command('{"__proto__":{"polluted":true},"a":1}')).toMatchObject({ command: { result: { a: 1 } } });
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    expect(command(deep)).toMatchObject({ command: null });
    const plain: { polluted?: unknown } = {};
    expect(plain.polluted).toBeUndefined();
  });
});

describe('what was learned and folded', () => {
  const beside = (parts: object) => readJson(own({ conversations: CHATS, ...parts }));
  const offered = { id: idOf(4), conversation: CHAT, message: idOf(2), text: 'I drive a Civic' };

  it('needs its place and its words', () => {
    const read = beside({ offers: [offered] });
    expect(read.verdict).toBe('accept');
    expect(read.state.offers).toEqual([
      buildOffer({
        ...offered,
        quote: offered.text,
        category: 'other',
        kind: 'other',
        confidence: 1,
        createdAt: NOW - 1000,
        key: '',
      }),
    ]);
  });

  it.each([
    [7, 'not_an_entry'],
    [{ ...offered, text: '' }, 'without_text'],
    [{ ...offered, id: 'o1' }, 'without_id'],
    [{ ...offered, message: 5 }, 'without_id'],
    [{ ...offered, conversation: idOf(9) }, 'without_chat'],
    [{ ...offered, conversation: null }, 'without_chat'],
  ])('is left out where it is %j', (offer, code) => {
    expect(notesOf(beside({ offers: [offer] }))).toEqual([`${code} 1`]);
  });

  it('names a fact only where it was accepted', () => {
    const fact = idOf(5);
    const verdictOf = (parts: object) => beside({ offers: [{ ...offered, fact, ...parts }] }).state.offers;
    expect(verdictOf({ verdict: 'accepted' })).toMatchObject([{ verdict: 'accepted', fact }]);
    expect(verdictOf({ verdict: 'rejected' })).toMatchObject([{ verdict: 'rejected', fact: null }]);
    expect(verdictOf({ verdict: 'maybe' })).toMatchObject([{ verdict: 'open', fact: null }]);
  });

  it('a fold is taken whole, or left out', () => {
    const fold = buildFold({ id: idOf(6), conversation: CHAT });
    expect(beside({ folds: [fold] })).toMatchObject({ verdict: 'accept', state: { folds: [fold] } });
    const takenBack = { ...fold, takenBackAt: 'once', createdAt: null };
    expect(beside({ folds: [takenBack] }).state.folds).toMatchObject([
      { takenBackAt: NOW - 1000, createdAt: NOW - 1000 },
    ]);
    expect(notesOf(beside({ folds: [7, { ...fold, covers: [] }] }))).toEqual(['not_an_entry 2']);
    expect(notesOf(beside({ folds: [{ ...fold, conversation: idOf(9) }] }))).toEqual(['without_chat 1']);
  });

  it('a persona is taken as it is, and left out where it makes no sense', () => {
    const persona = { own: null, brought: false, off: ['unsure'], revision: revisionAt(7) };
    expect(beside({ persona })).toMatchObject({ verdict: 'accept', state: { persona } });
    expect(readJson(own({ persona })).verdict).toBe('accept');
    for (const odd of [7, { own: { name: '' } }, { off: ['nothing'] }]) {
      const read = beside({ persona: odd });
      expect([read.state.persona, notesOf(read)]).toEqual([null, ['field_replaced 1']]);
    }
    expect(beside({ persona: { own: null, off: [] } }).state.persona?.revision).toBe(revisionAt(0));
  });
});

it.each(['conversations', 'messages', 'offers', 'folds'])(
  'a file whose %s are no list is refused',
  (list) => {
    expect(readJson(own({ [list]: {} }))).toMatchObject({
      verdict: 'reject',
      message: { code: 'wrong_shape', values: { list } },
    });
  },
);
