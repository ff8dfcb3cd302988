import { expect, it } from 'vitest';
import type { Memory, Recalled } from '../../ports/memory.ts';
import { createRecallAhead, RECALLED } from './recall-ahead.ts';

const NEVER = new AbortController().signal;

function open(answers: Memory['recall'] = async () => []) {
  const asked: string[] = [];
  const recall: Memory['recall'] = async (signal, text, options) => {
    asked.push(text);
    return answers(signal, text, options);
  };
  return { ahead: createRecallAhead({ recall }), asked };
}

it('looks once for what is said, however long it takes to be kept', async () => {
  const found: readonly Recalled[] = [];
  const { ahead, asked } = open(async () => found);
  ahead.begin('What do I drive?');
  expect(await ahead.recall(NEVER, 'What do I drive?', { k: RECALLED })).toBe(found);
  expect(asked).toEqual(['What do I drive?']);
});

it('looks again when the same is asked again: memory may have changed', async () => {
  const { ahead, asked } = open();
  ahead.begin('What do I drive?');
  await ahead.recall(NEVER, 'What do I drive?', { k: RECALLED });
  await ahead.recall(NEVER, 'What do I drive?', { k: RECALLED });
  expect(asked).toHaveLength(2);
});

it('answers another question by itself', async () => {
  const { ahead, asked } = open();
  ahead.begin('What do I drive?');
  await ahead.recall(NEVER, 'Where do I live?', { k: RECALLED });
  await ahead.recall(NEVER, 'What do I drive?', { k: 5 });
  expect(asked).toEqual(['What do I drive?', 'Where do I live?', 'What do I drive?']);
});

it('tells when the question had its vector, be that before it is asked or after', async () => {
  let embedded = (_at: number): void => undefined;
  const { ahead } = open(async (_signal, _text, options) => {
    embedded = options?.onEmbedded ?? embedded;
    return [];
  });
  const told: number[] = [];
  const asked = { k: RECALLED, onEmbedded: (at: number) => void told.push(at) };
  ahead.begin('What do I drive?');
  embedded(7);
  await ahead.recall(NEVER, 'What do I drive?', asked);
  ahead.begin('Where do I live?');
  const recalling = ahead.recall(NEVER, 'Where do I live?', asked);
  embedded(9);
  await recalling;
  expect(told).toEqual([7, 9]);
});

it('throws what went wrong at whoever asks, and nobody else', async () => {
  const { ahead } = open(async () => Promise.reject(new Error('The memory is closed.')));
  ahead.begin('What do I drive?');
  await expect(ahead.recall(NEVER, 'What do I drive?', { k: RECALLED })).rejects.toThrow(
    'The memory is closed.',
  );
});

it('gives nothing to whoever left', async () => {
  const { ahead } = open();
  ahead.begin('What do I drive?');
  await expect(ahead.recall(AbortSignal.abort(), 'What do I drive?', { k: RECALLED })).rejects.toThrow(
    /abort/i,
  );
});
