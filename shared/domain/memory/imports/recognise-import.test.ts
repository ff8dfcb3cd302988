import { describe, expect, it } from 'vitest';
import { recogniseImport } from './recognise-import.ts';

const refusal = (text: string) => {
  const recognised = recogniseImport(text);
  return recognised.kind === 'refused' ? recognised.message.code : recognised.kind;
};
const program = (text: string) => {
  const recognised = recogniseImport(text);
  return recognised.kind === 'facts' ? recognised.program : recognised.kind;
};
const json = (value: unknown) => JSON.stringify(value);

describe('a file that is no memory', () => {
  it.each([
    ['', 'empty'],
    [' \n\t', 'empty'],
    ['{"format":"nima-memory","facts":[{"text":"a"}, {"', 'cut_off'],
    ['[["\\"', 'cut_off'],
    ['{"a":"x}', 'cut_off'],
    ['{"facts":[NaN]}', 'not_json'],
    ['{"facts":[-Infinity]}', 'not_json'],
    ['[1],', 'not_json'],
    ['{"a":"\\"]"}}', 'not_json'],
    ['null', 'wrong_root'],
    ['42', 'wrong_root'],
    ['"facts"', 'wrong_root'],
    ['""\n', 'wrong_root'],
    ['<!doctype html><html></html>', 'unknown_format'],
    ['%PDF-1.4 \u0000', 'unknown_format'],
    ['{"hello":"world"}', 'unknown_format'],
    ['{"format":"other-memory","version":1}', 'unknown_format'],
    ['{"facts":{"0":{"text":"a"}}}', 'wrong_shape'],
    ['{"format":"nima-memory","version":1,"facts":{"0":{"text":"a"}}}', 'wrong_shape'],
    ['{"format":"nima-memory","version":1,"facts":[],"history":7}', 'wrong_shape'],
    ['{"format":"nima-memory","version":999,"facts":[]}', 'unknown_version'],
    ['{"format":"nima-memory","version":"1","facts":[]}', 'unknown_version'],
    ['{"format":"nima-memory","version":{"a":[]},"facts":[]}', 'unknown_version'],
  ])('%j is refused: %s', (text, code) => {
    expect(refusal(text)).toBe(code);
  });

  it('is refused naming the version, briefly', () => {
    const recognised = recogniseImport(json({ format: 'nima-memory', version: `9${'x'.repeat(99)}\ud800` }));
    expect(recognised).toEqual({
      kind: 'refused',
      message: { code: 'unknown_version', values: { version: `9${'x'.repeat(19)}`, known: 1 } },
    });
  });

  it('is refused in good time however deep it is', () => {
    expect(refusal('['.repeat(200_000))).toBe('cut_off');
    expect(refusal(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBe('facts');
  });
});

describe('a file with a memory', () => {
  it.each([
    ['chatgpt', [{ title: 'a', mapping: { root: {} } }]],
    ['claude', [{ uuid: 'a', chat_messages: [] }]],
    ['open-webui', [{ id: 'a', chat: { history: { messages: {} } } }]],
    ['open-webui', { chats: [null, { chat: { messages: [] } }] }],
    ['chatgpt', { conversations: [{ mapping: {} }] }],
  ])('that holds conversations is told by its program: %s', (name, root) => {
    expect(recogniseImport(json(root))).toMatchObject({ kind: 'chats', program: name });
  });

  it.each([
    ['memory', json({ format: 'nima-memory', version: 1, facts: [] })],
    ['memory', json({ format: 'nima-memory' })],
    ['encrypted', json({ format: 'nima-memory', version: 1, encryption: {} })],
    ['facts', json({ facts: ['a'] })],
    ['facts', json(['a', { text: 'b' }])],
    ['facts', json({ conversations: [1], facts: ['a'] })],
    ['facts', ' \n[]'],
    ['mem0', json({ results: [{ memory: 'a' }], relations: [{}] })],
    ['mem0', json([{ memory: 'a' }])],
    ['mem0', json({ memories: [{ memory: 'a' }], relations: 5 })],
    ['csv', 'text,category\na,b'],
    ['csv', 'id;Content\n1;a'],
    ['csv', '"fact"\n"a"'],
  ])('is told by its content: %s in %s', (name, text) => {
    expect(program(text)).toBe(name);
  });

  it('gives the rows of a table by the names of its header', () => {
    expect(recogniseImport('\ntext,,Date\n"a, b",x\n')).toMatchObject({
      entries: [{ text: 'a, b', '2': 'x', Date: '' }],
    });
  });

  it('counts what stands beside the list and cannot be taken', () => {
    expect(recogniseImport('{"__proto__":{},"constructor":1,"facts":[],"relations":[1,2]}')).toMatchObject({
      unsafeKeys: 2,
      relations: 2,
    });
  });
});
