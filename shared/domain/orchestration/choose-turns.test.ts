import { describe, expect, it } from 'vitest';
import { prompt as promptSchema } from '../../schemas/index.ts';
import { layOutPrompt } from './lay-out-prompt.ts';
import type { PromptAccount } from './prompt-account.ts';
import { PROMPT_LIMITS, type PromptInput, type Turn } from './prompt-input.ts';
import { buildInput, buildTurn, countWords, wordsOf } from './testing/build-input.ts';
import { fitting, reasonsOf } from './testing/fitting.ts';

describe('the turns before', () => {
  const ofTokens = (number: number, pinned = false) =>
    buildTurn(number, { question: wordsOf(20), reply: wordsOf(20), pinned });
  const turnsOf = (count: number, pinned: readonly number[] = []) =>
    Array.from({ length: count }, (_, at) => ofTokens(at, pinned.includes(at)));
  const limits = { ...PROMPT_LIMITS, recallMost: 0, turnsStep: 100, perMessage: 0, perPrompt: 0 };
  const withRoom = (room: number, parts: Partial<PromptInput>) => {
    const outcome = layOutPrompt(
      buildInput({ ...parts, limits, budget: { context: 0, answer: 1 } }),
      countWords,
    );
    const needed = outcome.kind === 'too-long' ? outcome.needed : 0;
    return fitting(buildInput({ ...parts, limits, budget: { context: needed + room, answer: 1 } }));
  };
  const outOf = ({ account }: { account: PromptAccount }) => account.leftOut.map(({ id }) => id);

  it('stay while there is room, and leave several at once, the oldest first', () => {
    expect(outOf(withRoom(400, { turns: turnsOf(10) }))).toEqual([]);
    expect(outOf(withRoom(399, { turns: turnsOf(10) }))).toEqual(['t0', 't1', 't2']);
    expect(outOf(withRoom(300, { turns: turnsOf(10) }))).toEqual(['t0', 't1', 't2']);
    expect(outOf(withRoom(299, { turns: turnsOf(10) }))).toEqual(['t0', 't1', 't2', 't3', 't4']);
  });

  it('stay in half of the room where a step is larger than all of it', () => {
    expect(outOf(withRoom(90, { turns: turnsOf(3) }))).toEqual(['t0', 't1']);
  });

  it('that are pinned stay longest, in their place', () => {
    const { prompt, account } = withRoom(170, { turns: turnsOf(10, [1, 4]) });
    expect(outOf({ account })).toEqual(['t0', 't2', 't3', 't5', 't6', 't7', 't8']);
    expect(prompt.messages).toHaveLength(2 * 3 + 1);
    expect(account.leftOut.map(({ reason }) => reason)).not.toContain('no-room');
  });

  it('that are pinned leave only for want of room, the oldest first, and nothing comes in their place', () => {
    const short = buildTurn(3, { question: 'Why?', reply: 'So.' });
    const turns = [...turnsOf(3, [1, 2]), short];
    expect(reasonsOf(withRoom(79, { turns }).account)).toEqual(['t0: oldest', 't1: no-room', 't3: oldest']);
    expect(reasonsOf(withRoom(80, { turns }).account)).toEqual(['t0: oldest', 't3: oldest']);
    expect(reasonsOf(withRoom(84, { turns }).account)).toEqual(['t0: oldest']);
  });

  it('are never more than a prompt may have messages', () => {
    const messagesOf = (room: number, turns: readonly Turn[]) =>
      promptSchema.parse(withRoom(room, { turns }).prompt).messages;
    expect(messagesOf(1_000_000, turnsOf(250, [3]))).toHaveLength(2 * 150 + 1);
    expect(messagesOf(250 * 40 - 1, turnsOf(250, [3]))).toHaveLength(2 * 150 + 1);
    const all = Array.from({ length: 250 }, (_, at) => at);
    expect(messagesOf(1_000_000, turnsOf(250, all))).toHaveLength(399);
  });
});
