import { expect, it } from 'vitest';
import { byConversation } from './by-conversation.ts';

it('offers of one conversation stand side by side, in their order, the conversations in theirs', () => {
  const offers = ['b1', 'a1', 'b2', 'c1', 'a2'].map((id) => ({ id, conversation: id.charAt(0) }));
  expect(byConversation(offers).map(({ id }) => id)).toEqual(['b1', 'b2', 'a1', 'a2', 'c1']);
});
