import { expect, it } from 'vitest';
import { toChild } from './messages.ts';

it('what is read ahead may be longer than what anybody may send: it has the answer as well', () => {
  const turns = Array.from({ length: 401 }, (_, at) => ({
    role: at % 2 === 0 ? 'user' : 'assistant',
    content: 'a',
  }));
  const long = { role: 'assistant', content: 'a'.repeat(400_001) };
  const message = { type: 'prime', id: 1, prompt: { system: 'Be calm.', messages: [...turns, long] } };
  expect(toChild.parse(message)).toEqual(message);
});
