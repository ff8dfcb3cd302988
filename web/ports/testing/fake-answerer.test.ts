import { expect, it } from 'vitest';
import { PROMPT_NAMES } from '../../../shared/schemas/prompt-text.ts';
import { answererContract } from './answerer-contract.ts';
import { FakeAnswerer } from './fake-answerer.ts';

const prompts = PROMPT_NAMES.map((name) => ({
  name,
  version: 1,
  source: { kind: 'built_in' } as const,
  text: `Do your ${name}.`,
  rules: [],
}));

answererContract('the fake', async (model) => {
  const answerer = new FakeAnswerer({ model, prompts });
  return {
    answerer,
    cutLines: () => answerer.cutLines(),
    beOff: async (isOff) => {
      answerer.isOff = isOff;
      answerer.cutLines();
    },
    restart: async () => answerer.restart(),
  };
});

it('remembers what it was asked', async () => {
  const answerer = new FakeAnswerer();
  const question = { prompt: { messages: [{ role: 'user' as const, content: 'Hello' }] } };
  const { signal } = new AbortController();
  for await (const _ of answerer.ask(signal, question)) expect(answerer.asked).toEqual([question]);
});
