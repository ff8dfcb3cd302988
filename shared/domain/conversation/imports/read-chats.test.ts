import { describe, expect, it } from 'vitest';
import { recogniseImport } from '../../memory/imports/recognise-import.ts';
import { readChats } from './read-chats.ts';
import { pathTo, messagesById } from '../tree.ts';
import { BEGAN_S, chatGptEntry, claudeEntry, lineOf, openWebUiEntry } from './testing/foreign-files.ts';
import { NOW, readFile } from './testing/read-file.ts';

const notesOf = (read: ReturnType<typeof readFile>) =>
  read.notes.map(({ code, count }) => `${code} ${count}`);

/** What is shown of the first conversation: who and what. */
function shownIn(read: ReturnType<typeof readFile>): readonly string[] {
  const [chat] = read.chats;
  if (!chat) return [];
  const path = pathTo(chat.conversation.leaf, messagesById(chat.messages));
  return path.map(({ role, text }) => `${role}: ${text}`);
}

const BRANCHED = {
  id: 'a',
  lines: [
    { id: 'q', by: 'user', text: 'Which tea?' },
    { id: 'r1', by: 'assistant', text: 'Green.' },
    { id: 'r2', by: 'assistant', text: 'Black.', after: 'q' },
    { id: 'q2', by: 'user', text: 'Thanks', after: 'r1' },
  ],
  shown: 'r2',
} as const;

describe.each([
  ['chatgpt', chatGptEntry, 'gpt-small'],
  ['open-webui', openWebUiEntry, 'llama-small'],
] as const)('a conversation of %s', (format, entry, model) => {
  it('keeps its branches, and shows the one that was shown', () => {
    const read = readFile([entry(BRANCHED)]);
    expect(read).toMatchObject({
      format,
      verdict: 'accept',
      message: { code: 'chats', values: { count: 1, messages: 4 } },
    });
    expect(read.notes).toEqual([]);
    expect(shownIn(read)).toEqual(['user: Which tea?', 'assistant: Black.']);
    expect(read.chats[0]?.messages).toHaveLength(4);
  });

  it('has its title and its times, and replies that have ended', () => {
    const { conversation, messages } = readFile([entry(BRANCHED)]).chats[0] ?? {};
    expect(conversation).toMatchObject({ title: 'A talk', pinned: false, createdAt: BEGAN_S * 1000 });
    expect(conversation?.updatedAt).toBe((BEGAN_S + 4) * 1000);
    expect(messages?.map(({ createdAt }) => createdAt / 1000 - BEGAN_S)).toEqual([1, 2, 3, 4]);
    expect(messages?.[1]).toMatchObject({
      state: 'ended',
      end: 'stop',
      model,
      endedAt: messages?.[1]?.createdAt,
    });
  });
});

describe('a conversation of Claude', () => {
  it('is one line where no parents are named', () => {
    const read = readFile([claudeEntry({ id: 'a', lines: lineOf(3) })]);
    expect(read).toMatchObject({ format: 'claude', verdict: 'accept' });
    expect(shownIn(read)).toHaveLength(3);
    expect(read.chats[0]?.messages[1]).toMatchObject({ model: 'Claude', createdAt: (BEGAN_S + 2) * 1000 });
  });

  it('is a tree where they are', () => {
    const entry = {
      uuid: 'a',
      name: '',
      current_leaf_message_uuid: 'r',
      chat_messages: [
        {
          uuid: 'q',
          sender: 'human',
          text: 'Salt?',
          parent_message_uuid: '00000000-0000-4000-8000-000000000000',
        },
        { uuid: 'r', sender: 'assistant', text: 'Yes.', parent_message_uuid: 'q' },
        { uuid: 's', sender: 'assistant', text: 'No.', parent_message_uuid: 'q' },
      ],
    };
    const read = readFile([entry]);
    expect(shownIn(read)).toEqual(['user: Salt?', 'assistant: Yes.']);
    expect(read.chats[0]?.conversation).toMatchObject({ title: 'Salt?', createdAt: NOW - 1000 });
    expect(read.notes).toEqual([]);
  });

  it('is read from its blocks, without what was thought and searched', () => {
    const blocks = [
      { type: 'thinking', thinking: 'hidden', text: 'hidden' },
      { type: 'text', text: 'Two ' },
      { type: 'tool_use', name: 'search' },
      null,
      { type: 'text', text: 'parts' },
    ];
    const messages = [
      { sender: 'assistant', text: '', content: blocks },
      { sender: 'system', text: 'Be brief' },
      7,
    ];
    const read = readFile([{ uuid: 'a', chat_messages: messages }]);
    expect(shownIn(read)).toEqual(['assistant: Two \n\nparts']);
    expect(notesOf(read)).toEqual(['not_a_message 1', 'machine_messages 1']);
    expect(read.verdict).toBe('partial');
  });
});

describe('files that were attached', () => {
  it('are named, and stand in a fence where their text is there', () => {
    const entry = {
      uuid: 'a',
      chat_messages: [
        {
          sender: 'human',
          text: 'What is wrong here?',
          attachments: [{ file_name: 'a `b`.log', extracted_content: 'x\r\n```\ny\n' }, { file_name: '' }],
          files: [{ file_name: 'photo.jpg' }],
        },
        { sender: 'human', text: ' ', files: [{ file_name: 'alone.jpg' }] },
      ],
    };
    const read = readFile([entry]);
    expect(shownIn(read)).toEqual([
      'user: What is wrong here?\n\n````text a b .log\nx\n```\ny\n````\n\n[photo.jpg]',
    ]);
    expect(notesOf(read)).toEqual(['silent_messages 1']);
    expect(read.verdict).toBe('accept');
  });

  it('are found where each program puts them', () => {
    const chatGpt = chatGptEntry({ id: 'a', lines: lineOf(1) });
    const node = (chatGpt['mapping'] as Record<string, { message: Record<string, unknown> }>)['m0'];
    Object.assign(node?.message ?? {}, { metadata: { attachments: [{ name: 'plan.pdf' }] } });
    expect(shownIn(readFile([chatGpt]))[0]).toMatch(/\n\n\[plan\.pdf\]$/);
    const file = { file: { filename: 'notes.txt', data: { content: 'Buy salt' } } };
    const messages = [{ role: 'user', content: 'See', files: [file] }];
    expect(shownIn(readFile([{ chat: { messages } }]))).toEqual([
      'user: See\n\n```text notes.txt\nBuy salt\n```',
    ]);
  });
});

describe('what is no part of a talk', () => {
  it('is left out of ChatGPT, and what follows it follows what stands before it', () => {
    const of = (role: string, content: object, more: object = {}) => ({ author: { role }, content, ...more });
    const text = (words: string) => ({ content_type: 'text', parts: [words] });
    const mapping = {
      root: { parent: null, message: null },
      system: { parent: 'root', message: of('system', text('Be brief')) },
      hidden: {
        parent: 'system',
        message: of('user', text('Context'), { metadata: { is_visually_hidden_from_conversation: true } }),
      },
      q: {
        parent: 'hidden',
        message: of('user', {
          content_type: 'multimodal_text',
          parts: [{ content_type: 'image' }, 'A plant?'],
        }),
      },
      call: { parent: 'q', message: of('assistant', text('run'), { recipient: 'python' }) },
      tool: { parent: 'call', message: of('tool', text('1')) },
      thought: { parent: 'tool', message: of('assistant', { content_type: 'thoughts', parts: ['hm'] }) },
      r: { parent: 'thought', message: of('assistant', { parts: ['A fern.'] }, { recipient: 'all' }) },
      after: { parent: 'r', message: of('tool', text('2')) },
      broken: null,
    };
    const read = readFile([{ id: 1, title: 5, mapping, current_node: 'after' }]);
    expect(shownIn(read)).toEqual(['user: A plant?', 'assistant: A fern.']);
    expect(notesOf(read)).toEqual(['not_a_message 1', 'field_replaced 1', 'machine_messages 6']);
  });

  it('is left out of Open WebUI, and both that follow it begin anew', () => {
    const asked = (content: unknown) => ({ parentId: 's', role: 'user', content });
    const messages = {
      s: { parentId: null, role: 'system', content: 'Be brief' },
      q1: asked('Which tea?'),
      q2: asked([{ content_type: 'text', text: 'Which coffee?' }]),
      broken: null,
    };
    const read = readFile([{ chat: { history: { messages, currentId: 'q2' } } }]);
    expect(read.chats[0]?.messages.map(({ text, parent }) => [text, parent])).toEqual([
      ['Which tea?', null],
      ['Which coffee?', null],
    ]);
    expect(shownIn(read)).toEqual(['user: Which coffee?']);
    expect(notesOf(read)).toContain('not_a_message 1');
  });

  it('is cut out of the text of Open WebUI, also where it is not closed', () => {
    const folded = '<details type="reasoning" done="true"><summary>Thought</summary>hm</details>';
    const message = (content: string) => ({ role: 'assistant', content });
    const shown = (content: string) => shownIn(readFile([{ chat: { messages: [message(content)] } }]));
    expect(shown(`${folded}\nTwo ${folded}bars.`)).toEqual(['assistant: Two bars.']);
    expect(shown('Two <details type="x"> bars')).toEqual(['assistant: Two <details type="x"> bars']);
  });
});

it('a reply that was cut short says so', () => {
  const ends = (status: object) => {
    const entry = chatGptEntry({ id: 'a', lines: lineOf(2) });
    const node = (entry['mapping'] as Record<string, { message: Record<string, unknown> }>)['m1'];
    Object.assign(node?.message ?? {}, status);
    const reply = readFile([entry]).chats[0]?.messages[1];
    return reply?.role === 'assistant' ? reply.end : null;
  };
  expect(ends({ status: 'in_progress' })).toBe('aborted');
  expect(ends({ metadata: { finish_details: { type: 'interrupted' } } })).toBe('aborted');
  expect(ends({ metadata: { finish_details: { type: 'max_tokens' } } })).toBe('length');
  expect(ends({ status: 'finished_successfully' })).toBe('stop');
  const messages = [{ role: 'assistant', content: 'Tw', done: false }];
  expect(readFile([{ chat: { messages } }]).chats[0]?.messages[0]).toMatchObject({ end: 'aborted' });
});

it('a long file tells how far its reading is', () => {
  const entries = Array.from({ length: 45 }, (_, at) => claudeEntry({ id: `${at}`, lines: lineOf(1) }));
  const recognised = recogniseImport(JSON.stringify(entries));
  if (recognised.kind !== 'chats') throw new Error('These are conversations.');
  const told = [...readChats(recognised, { fileName: 'c', writtenAt: NOW, now: NOW, wasDamaged: false })];
  expect(told).toEqual([20, 40].map((done) => ({ done, total: 45 })));
});

describe('a file in which nothing was said', () => {
  it('is refused, saying which of the two it is', () => {
    const silent = readFile([{ title: null, mapping: { only: { message: null } } }]);
    expect(silent).toMatchObject({ verdict: 'reject', message: { code: 'nothing_said' } });
    const broken = readFile([{ mapping: [] }, 'x', null]);
    expect(broken).toMatchObject({
      verdict: 'reject',
      message: { code: 'nothing_valid', values: { refused: 2 } },
    });
    expect(notesOf(broken)).toEqual(['not_a_chat 2', 'without_messages 1']);
  });

  it('among others is passed over', () => {
    const read = readFile([
      chatGptEntry({ id: 'a', lines: [] }),
      chatGptEntry({ id: 'b', lines: lineOf(1) }),
    ]);
    expect(read).toMatchObject({ verdict: 'accept', message: { values: { count: 1, messages: 1 } } });
    expect(notesOf(read)).toEqual(['without_messages 1']);
  });
});
