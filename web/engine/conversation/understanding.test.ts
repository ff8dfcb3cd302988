import { expect, it } from 'vitest';
import { buildFact, buildOffer } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { createFakeMemory } from '../../ports/testing/fake-memory.ts';
import type { Recalled } from '../../ports/memory.ts';
import { createUnderstanding } from './understanding.ts';

const never = new AbortController().signal;
const CIVIC = buildFact({ text: 'I drive a 2014 Civic', category: 'cars' });
const found: readonly Recalled[] = [
  {
    fact: CIVIC,
    score: 1.4,
    parts: { vector: 0.6, keyword: 0.8, category: 0, recency: 0, pin: 0, context: 0 },
  },
];

function open(offers: ReturnType<typeof buildOffer>[] = [], hearing: Promise<void> = Promise.resolve()) {
  const clock = new FakeClock();
  const memory = createFakeMemory({ clock, ids: new CountingIds() });
  const heard: string[] = [];
  const learner = {
    hear: async (_signal: AbortSignal, { text }: { text: string }) => {
      heard.push(text);
      await hearing;
      return offers;
    },
  };
  const understand = createUnderstanding({ memory, learner, clock });
  return {
    heard,
    understand: async (text: string, recalled = found) =>
      understand(never, { ...CIVIC, conversation: CIVIC.id, text }, recalled),
  };
}

it('a question that memory answers is answered, with the fact', async () => {
  const { understand } = open();
  const fact = { kind: 'fact', facts: [CIVIC.id] };
  expect(await understand('What do I drive?')).toEqual({
    said: fact,
    isEnough: true,
    grounds: { read: 'question', why: { words: ['drive'], meaning: 0.6 } },
  });
});

it('a question that memory does not answer needs a model', async () => {
  const { understand } = open();
  expect(await understand('What is my blood type?', [])).toEqual({
    said: { kind: 'nothing', facts: [] },
    isEnough: false,
    grounds: { read: 'question', why: null },
  });
});

it('what is told is heard, and needs no model where something is offered for it', async () => {
  const { understand, heard } = open([buildOffer()]);
  expect(await understand('I drive a 2014 Civic', [])).toMatchObject({
    said: { kind: 'told' },
    isEnough: true,
  });
  expect(heard).toEqual(['I drive a 2014 Civic']);
  expect(await open().understand('The fan is loud today', [])).toMatchObject({ isEnough: false });
});

it('a greeting waits for nobody', async () => {
  expect(await open().understand('Good morning')).toEqual({
    said: { kind: 'greeting', facts: [] },
    isEnough: true,
    grounds: { read: 'small-talk', why: null },
  });
});

it('an answer does not wait for what may be learned, nor does it fail with that', async () => {
  const { understand, heard } = open([], new Promise(() => undefined));
  expect(await understand('What do I drive?')).toMatchObject({ said: { kind: 'fact' } });
  expect(await understand('Good morning')).toMatchObject({ said: { kind: 'greeting' } });
  expect(heard).toEqual(['What do I drive?', 'Good morning']);
  const failing = open([], Promise.reject(new Error('full')));
  expect(await failing.understand('What do I drive?')).toMatchObject({ said: { kind: 'fact' } });
  await expect(failing.understand('I drive a Civic')).rejects.toThrow('full');
});
