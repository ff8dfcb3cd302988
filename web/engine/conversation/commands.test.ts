import { describe, expect, it } from 'vitest';
import { buildFact } from '../../../shared/testing/builders.ts';
import { chatOfFakes, replyOnce } from './testing/chat-of-fakes.ts';

const CIVIC = buildFact({ text: 'I drive a 2014 Civic', category: 'cars' });
const hasEnded = ({ state }: { state: string }) => state === 'ended';

async function told(text: string, facts = [CIVIC]) {
  const { chat, conversations, answerer, memory } = chatOfFakes({ facts });
  const reply = await replyOnce(conversations, await chat.begin(text), hasEnded);
  return { reply, answerer, memory };
}

describe('what a message orders', () => {
  it.each([
    ['/remember I like tea', 'I like tea'],
    ['Remember that I like tea', 'I like tea'],
  ])('%j is kept, and no model is asked', async (text, kept) => {
    const { reply, answerer, memory } = await told(text);
    const { fact = '' } = (reply.command?.result ?? {}) as { fact?: string };
    expect(reply).toMatchObject({ end: 'command', command: { name: 'remember' }, text: '' });
    expect(memory.peek(fact)?.text).toBe(kept);
    expect(answerer.asked).toEqual([]);
  });

  it.each([
    ['known', null],
    ['forgotten', 9],
  ])('is kept once: said again it was %s', async (was, deletedAt) => {
    const { reply, memory } = await told('Remember that i drive a 2014 civic.', [{ ...CIVIC, deletedAt }]);
    expect(reply.command?.result).toMatchObject({ kind: 'remembered', fact: CIVIC.id, was });
    expect(memory.peek(CIVIC.id)?.deletedAt).toBeNull();
  });

  it('is forgotten by nobody but the person: what may be meant is shown by its ids', async () => {
    const { reply, memory } = await told('/forget Civic');
    expect(reply.command).toEqual({
      name: 'forget',
      result: { kind: 'to_forget', words: 'Civic', facts: [CIVIC.id] },
    });
    expect(memory.peek(CIVIC.id)?.deletedAt).toBeNull();
  });

  it.each([
    ['/recall Civic', { kind: 'recalled', words: 'Civic', facts: [CIVIC.id], scores: [expect.any(Number)] }],
    ['/profile', { kind: 'profile' }],
    ['/status', { kind: 'status' }],
    ['/help', { kind: 'help', names: expect.arrayContaining(['remember', 'new']) }],
    ['/help recal', { kind: 'no_such_capability', name: 'recal', nearest: 'recall' }],
    ['/model qwen', { kind: 'leads', to: 'model', named: 'qwen' }],
    [
      '/recal Civic',
      { kind: 'problem', typed: '/recal', problem: expect.objectContaining({ nearest: 'recall' }) },
    ],
    ['/remember', { kind: 'problem', typed: '', problem: expect.objectContaining({ kind: 'missing' }) }],
  ])('%j is answered by what it did, without the words of a fact', async (text, result) => {
    const { reply } = await told(text);
    expect(reply.command?.result).toEqual(result);
    expect(JSON.stringify(reply)).not.toContain('2014');
  });
});

describe('a conversation that is cleared', () => {
  it('shows nothing and begins anew, and keeps all that was said for the way back', async () => {
    const { chat, conversations } = chatOfFakes();
    const id = await chat.begin('Hello');
    const { id: last } = await replyOnce(conversations, id, hasEnded);
    const leaf = async () => (await conversations.conversations([id]))[0]?.leaf;
    await chat.clear(id);
    expect(await leaf()).toBeNull();
    await chat.show(last);
    expect(await leaf()).toBe(last);
    await chat.clear(id);
    await chat.say(id, 'Anew');
    const said = await conversations.messagesOf(id);
    expect(said.filter(({ parent }) => parent === null).map(({ text }) => text)).toEqual(['Hello', 'Anew']);
  });
});
