import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { forecastReading, heldAfter } from './forecast-reading.ts';
import { layOutPrompt } from './lay-out-prompt.ts';
import { nextInput, prefixAfter } from './next-prefix.ts';
import type { PromptInput, Turn } from './prompt-input.ts';
import { arbitraryInput } from './testing/arbitrary-input.ts';
import { buildInput, buildRecalled, countWords, wordsOf } from './testing/build-input.ts';

const lay = (input: PromptInput) => {
  const outcome = layOutPrompt(input, countWords);
  return outcome.kind === 'fits' ? outcome : null;
};

const goneTurns = (outcome: NonNullable<ReturnType<typeof lay>>) =>
  outcome.account.leftOut.filter(({ part }) => part === 'history').map(({ id }) => id);

/** The input of the question after, with what is recalled for that one. */
const follow = (input: PromptInput, reply: string, question: string): PromptInput => ({
  ...nextInput(input, { id: `turn ${input.turns.length}`, reply }),
  question,
  recalled: [buildRecalled({ id: question, text: question })],
});

const sentence = fc.lorem({ maxCount: 30 });

describe('a conversation', () => {
  it('only grows at its end while no turn leaves, and what is recalled is the only thing read and forgotten', () => {
    fc.assert(
      fc.property(arbitraryInput, sentence, sentence, (input, reply, question) => {
        const [now, after] = [lay(input), lay(follow(input, reply, question))];
        if (!now || !after || goneTurns(now).join() !== goneTurns(after).join()) return;
        const systemIsCut = now.account.leftOut.some(
          ({ reason, part }) => reason === 'no-room' && part !== 'history',
        );
        if (systemIsCut) return;
        expect(after.prompt.system).toBe(now.prompt.system);
        const { messages } = now.prompt;
        expect(after.prompt.messages.slice(0, messages.length)).toEqual(messages);
        expect(after.prompt.messages.slice(messages.length)).toEqual([
          { role: 'assistant', content: reply },
          { role: 'user', content: question },
        ]);
      }),
      { seed: 61, numRuns: runs(5000) },
    );
  });

  it('lets turns leave seldom, and none come back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(sentence, sentence), { minLength: 30, maxLength: 60 }), (said) => {
        let input = buildInput({ budget: { context: 900, answer: 100 } });
        input = { ...input, limits: { ...input.limits, turnsStep: 200 } };
        let [gone, changes, tokens]: [readonly (string | null)[], number, number] = [[], 0, 0];
        for (const [question, reply] of said) {
          const outcome = lay({ ...input, question, recalled: [buildRecalled({ text: reply })] });
          const now = outcome ? goneTurns(outcome) : [];
          expect(now.slice(0, gone.length)).toEqual(gone);
          if (now.length > gone.length) changes += 1;
          gone = now;
          input = nextInput({ ...input, question }, { id: `${input.turns.length}`, reply });
          tokens += countWords(question) + countWords(reply) + 2 * input.limits.perMessage;
        }
        expect(changes).toBeLessThanOrEqual(Math.ceil(tokens / 200));
      }),
      { seed: 62, numRuns: runs(300) },
    );
  });
});

describe('what is read ahead', () => {
  it('is what the next prompt begins with, unless that one is so long that turns leave', () => {
    fc.assert(
      fc.property(arbitraryInput, sentence, sentence, (input, reply, question) => {
        const next = follow(input, reply, question);
        const answered = { id: `turn ${input.turns.length}`, reply };
        const ahead = prefixAfter(input, answered, countWords);
        const [bare, after] = [lay(nextInput(input, answered)), lay(next)];
        if (!ahead || !bare || !after || goneTurns(bare).join() !== goneTurns(after).join()) return;
        if (after.account.leftOut.some(({ reason, part }) => reason === 'no-room' && part !== 'history'))
          return;
        expect(after.prompt.system).toBe(ahead.system);
        expect(after.prompt.messages.slice(0, -1)).toEqual(ahead.messages);
      }),
      { seed: 63, numRuns: runs(3000) },
    );
  });

  it('is nothing where no turn would stay, or nothing fits at all', () => {
    const answered = { id: 't', reply: wordsOf(500) };
    expect(
      prefixAfter(buildInput({ budget: { context: 600, answer: 100 } }), answered, countWords),
    ).toBeNull();
    expect(
      prefixAfter(buildInput({ budget: { context: 10, answer: 100 } }), answered, countWords),
    ).toBeNull();
    expect(prefixAfter(buildInput(), { id: 't', reply: 'A Civic.' }, countWords)?.messages).toEqual([
      { role: 'user', content: 'What do I drive?' },
      { role: 'assistant', content: 'A Civic.' },
    ]);
  });

  it('leaves no more to read than the question and its memories', () => {
    const input = buildInput({ recalled: [buildRecalled()] });
    const [first, second] = [lay(input), lay(follow(input, 'A Civic.', 'Since when?'))];
    if (!first || !second) throw new Error('Both fit.');
    const unread = forecastReading([], first.prompt, countWords);
    expect(unread).toMatchObject({ held: 0, read: unread.total });
    const held = heldAfter(first.prompt, 'A Civic.');
    const system = countWords(first.prompt.system ?? '');
    const fresh = 'Since when?'.split(' ').length + countWords(second.prompt.volatile ?? '');
    expect(forecastReading(held, second.prompt, countWords)).toMatchObject({
      held: system + 4,
      read: 2 + fresh,
    });
    const ahead = prefixAfter(input, { id: 'turn 0', reply: 'A Civic.' }, countWords);
    if (!ahead) throw new Error('There is a turn.');
    expect(forecastReading(heldAfter(ahead), second.prompt, countWords).read).toBe(fresh);
    expect(forecastReading(heldAfter(second.prompt), second.prompt, countWords).read).toBe(0);
  });
});

const turn: Turn = { id: 'a', question: 'Hello', reply: 'Hi', pinned: true };

it('keeps a pinned turn through any number of folds, and the summary with it', () => {
  let input = buildInput({ turns: [turn], budget: { context: 500, answer: 100 } });
  for (let fold = 1; fold <= 5; fold += 1) {
    for (let at = 0; at < 20; at += 1)
      input = nextInput({ ...input, question: wordsOf(10) }, { id: `${fold}-${at}`, reply: wordsOf(10) });
    input = { ...input, summary: `Fold ${fold}.`, turns: input.turns.filter(({ pinned }) => pinned) };
    const outcome = lay({ ...input, question: 'And now?' });
    expect(outcome?.prompt.messages[0]?.content).toBe('Hello');
    expect(outcome?.prompt.system).toContain(`"Fold ${fold}."`);
  }
});
