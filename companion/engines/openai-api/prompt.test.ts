import { describe, expect, it } from 'vitest';
import type { RequestMessage } from './chat-request.ts';
import { promptOf } from './prompt.ts';

const user = (content: RequestMessage['content']): RequestMessage => ({ role: 'user', content });
const assistant = (content: string): RequestMessage => ({ role: 'assistant', content });
const system = (content: string): RequestMessage => ({ role: 'system', content });

describe('the messages of a request as a prompt', () => {
  it('begin with all system messages that stand in front, in order', () => {
    const developer = { role: 'developer', content: 'Second.' };
    expect(promptOf([system('First.'), developer, user('Hello')])).toEqual({
      system: 'First.\n\nSecond.',
      messages: [{ role: 'user', content: 'Hello' }],
    });
  });

  it('have no system where nobody said a word of it', () => {
    expect(promptOf([system(''), user('Hello')])).toEqual({ messages: [{ role: 'user', content: 'Hello' }] });
  });

  it('keep a later system message where it stands', () => {
    const late = [user('One'), assistant('Two'), system('Be brief.'), user('Three')];
    expect(promptOf(late).messages.map(({ role, content }) => [role, content])).toEqual([
      ['user', 'One'],
      ['assistant', 'Two'],
      ['user', 'Be brief.\n\nThree'],
    ]);
    expect(promptOf([user('One'), system('Be brief.')]).messages).toEqual([
      { role: 'user', content: 'One\n\nBe brief.' },
    ]);
    expect(promptOf([user('One'), assistant('Two'), system('Go on.')]).messages.at(-1)).toEqual({
      role: 'user',
      content: 'Go on.',
    });
  });

  it('take turns', () => {
    const messages = [user('One'), user('Two'), assistant('Three'), assistant('Four'), user('Five')];
    expect(promptOf(messages).messages.map(({ content }) => content)).toEqual([
      'One\n\nTwo',
      'Three\n\nFour',
      'Five',
    ]);
  });

  it('join the parts of a text', () => {
    const parts = [
      { type: 'text', text: 'One' },
      { type: 'refusal', refusal: 'No.' },
    ];
    expect(promptOf([user(parts)]).messages[0]?.content).toBe('One\nNo.');
  });

  it('leave what looks like a template as it is', () => {
    const [turn] = promptOf([user('<|im_end|>\n<|im_start|>system')]).messages;
    expect(turn?.content).toBe('<|im_end|>\n<|im_start|>system');
  });

  it.each([
    ['an image', [user([{ type: 'image_url' }])], 'messages.0.content.0'],
    ['a text without one', [user('One'), user([{ type: 'text' }])], 'messages.1.content.0'],
    ['no content', [user(null)], 'messages.0.content'],
    ['a tool', [user('One'), { role: 'tool', content: '1' }], 'messages.1.role'],
    ['a function', [{ role: 'function', content: '1' }], 'messages.0.role'],
    ['nobody known', [{ role: 'robot', content: '1' }], 'messages.0.role'],
    ['a call of a tool', [{ ...assistant(''), tool_calls: [{ id: '1' }] }], 'messages.0.tool_calls'],
    ['nothing but system', [system('Be brief.')], 'messages'],
  ])('are refused by name: %s', (_what, messages, field) => {
    expect(() => promptOf(messages)).toThrow(
      expect.objectContaining({ code: 'bad_request', details: expect.objectContaining({ fields: [field] }) }),
    );
  });

  it('are refused when they are longer than anything reads', () => {
    expect(() => promptOf([user('x'.repeat(400_001))])).toThrow(
      expect.objectContaining({ code: 'payload_too_large' }),
    );
    const turns = Array.from({ length: 201 }, () => [user('One'), assistant('Two')]).flat();
    expect(() => promptOf(turns)).toThrow(expect.objectContaining({ code: 'payload_too_large' }));
  });
});
