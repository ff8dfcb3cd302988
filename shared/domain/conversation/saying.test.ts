import { describe, expect, it } from 'vitest';
import { isKnownError } from '../../protocol/errors.ts';
import { MESSAGE_MAX_LENGTH } from '../../schemas/index.ts';
import { CountingIds, FakeClock } from '../../testing/fakes.ts';
import { beginConversation, say } from './saying.ts';
import { titleOf } from './title.ts';

const making = { clock: new FakeClock(), ids: new CountingIds() };

describe('what a person says', () => {
  it('is kept as it is, with the reply it will have at the end of the branch', () => {
    const { conversation, question, reply } = say('\n\n  How?  \n', null, beginConversation(making), making);
    expect(question.text).toBe('  How?');
    expect(reply).toMatchObject({ parent: question.id, state: 'begun', text: '' });
    expect(conversation).toMatchObject({ leaf: reply.id, title: 'How?' });
  });

  it('has no half characters, nor has the title', () => {
    const { conversation, question } = say('Hi \ud800 there', null, beginConversation(making), making);
    expect([question.text, conversation.title]).toEqual(['Hi \ufffd there', 'Hi \ufffd there']);
  });

  it('gives a conversation its title once, and never in the place of one given by hand', () => {
    const begun = beginConversation(making);
    const first = say('First words', null, begun, making);
    const second = say('Second words', first.reply.id, first.conversation, making);
    expect(second.conversation.title).toBe('First words');
    const untitled = { ...begun, titledByHand: true };
    expect(say('First words', null, untitled, making).conversation.title).toBe('');
  });

  it('brings a deleted conversation back', () => {
    const deleted = { ...beginConversation(making), deletedAt: 5 };
    expect(say('Again', null, deleted, making).conversation.deletedAt).toBeNull();
  });

  it.each([
    [' \n ', 'message_empty'],
    ['x'.repeat(MESSAGE_MAX_LENGTH + 1), 'message_too_long'],
  ])('is refused where there is nothing in it, or too much', (text, code) => {
    expect(() => say(text, null, beginConversation(making), making)).toThrow(
      expect.toSatisfy((error: unknown) => isKnownError(error) && error.code === code),
    );
  });
});

describe('a title', () => {
  it.each([
    ['What is a pod?', 'What is a pod?'],
    ['# Notes\nmore', 'Notes'],
    ['```\nerror: 1\n```\nWhy does this fail?', 'Why does this fail?'],
    ['```\nerror: 1\n```', 'error: 1'],
    ['> quoted   words', 'quoted words'],
    ['🪨', ''],
    [`${'long '.repeat(20)}end`, `${'long '.repeat(11).trim()}…`],
    ['x'.repeat(80), `${'x'.repeat(59)}…`],
  ])('of %j is %j', (text, title) => {
    expect(titleOf(text)).toBe(title);
  });
});
