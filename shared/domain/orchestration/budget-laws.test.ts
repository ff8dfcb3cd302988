import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prompt as promptSchema, type Prompt } from '../../schemas/index.ts';
import { runs } from '../../testing/runs.ts';
import { countedBy } from './count-tokens.ts';
import { textsToCount } from './describe-prompt.ts';
import { layOutPrompt } from './lay-out-prompt.ts';
import type { PromptOutcome } from './prompt-account.ts';
import type { PromptInput } from './prompt-input.ts';
import { arbitraryInput } from './testing/arbitrary-input.ts';
import { countWords } from './testing/build-input.ts';
import { joinQuestion, readQuestion } from './testing/read-question.ts';

const holds = (seed: number, law: (input: PromptInput, extra: number) => void) =>
  fc.assert(fc.property(arbitraryInput, fc.nat({ max: 400 }), law), { seed, numRuns: runs(3000) });

/** The prompt as it is sent, counted anew. */
function recount({ system = '', messages, volatile = '' }: Prompt, { limits, budget }: PromptInput): number {
  const texts = [system, ...messages.map(({ content }) => content), volatile];
  const words = texts.reduce((sum, text) => sum + countWords(text), 0);
  return words + limits.perPrompt + limits.perMessage * (messages.length + 1) + budget.answer;
}

/** All that went in, piece by piece. */
function contentOf(outcome: PromptOutcome): string[] {
  if (outcome.kind === 'too-long') return [];
  const { prompt, account } = outcome;
  return [
    ...(prompt.system ?? '')
      .split('\n')
      .map((line, at, lines) => `system ${line} ${lines.indexOf(line) === at}`),
    ...prompt.messages.map(({ role, content }) => `${role} ${content}`),
    ...account.citable.map(({ id }) => `cites ${id}`),
  ];
}

const withContext = (input: PromptInput, context: number): PromptInput => ({
  ...input,
  budget: { ...input.budget, context },
});

describe('the budget of a prompt', () => {
  it('is never exceeded, and its account is what is sent', () => {
    holds(51, (input) => {
      const outcome = layOutPrompt(input, countWords);
      const isTooLong = outcome.kind === 'too-long';
      expect((isTooLong ? outcome.needed : outcome.account.used) > input.budget.context).toBe(isTooLong);
      if (isTooLong) return;
      expect(recount(outcome.prompt, input)).toBe(outcome.account.used);
    });
  });

  it('is too small exactly where it is smaller than what is said to be needed', () => {
    holds(52, (input) => {
      const none = layOutPrompt(withContext(input, 0), countWords);
      const needed = none.kind === 'too-long' ? none.needed : 0;
      expect(layOutPrompt(withContext(input, needed - 1), countWords).kind).toBe('too-long');
      const least = layOutPrompt(withContext(input, needed), countWords);
      expect(least.kind === 'fits' && recount(least.prompt, input)).toBe(needed);
    });
  });

  it('never takes out what was in when it grows', () => {
    holds(53, (input, extra) => {
      const before = contentOf(layOutPrompt(input, countWords));
      const { context, answer } = input.budget;
      const larger = layOutPrompt(withContext(input, context + extra), countWords);
      expect(contentOf(larger)).toEqual(expect.arrayContaining(before));
      const shorterAnswer = { context, answer: Math.max(0, answer - extra) };
      expect(contentOf(layOutPrompt({ ...input, budget: shorterAnswer }, countWords))).toEqual(
        expect.arrayContaining(before),
      );
    });
  });

  it('leaves nothing out without a word', () => {
    holds(54, (input) => {
      const outcome = layOutPrompt(input, countWords);
      if (outcome.kind === 'too-long') return;
      const { citable, leftOut } = outcome.account;
      const of = (...parts: string[]) => leftOut.filter(({ part }) => parts.includes(part)).length;
      expect(citable.length + of('recall', 'packs')).toBe(
        input.recalled.length + input.said.length + input.passages.length,
      );
      expect((outcome.prompt.messages.length - 1) / 2 + of('history')).toBe(input.turns.length);
    });
  });

  it('is spent the same way each time, and by counts that were made elsewhere', () => {
    holds(55, (input) => {
      const outcome = layOutPrompt(input, countWords);
      const again = JSON.parse(JSON.stringify(input)) as PromptInput;
      const texts = textsToCount(again);
      expect(layOutPrompt(again, countedBy(texts, texts.map(countWords)))).toEqual(outcome);
    });
  });
});

describe('what is sent', () => {
  it('is what was asked and recalled, whatever that holds, and can be taken for nothing else', () => {
    holds(56, (input) => {
      const outcome = layOutPrompt(input, countWords);
      if (outcome.kind === 'too-long') return;
      const { prompt, account } = outcome;
      const [marker = ''] = (prompt.volatile ?? 'none').split('\n');
      const read = readQuestion(joinQuestion(input.question, prompt.volatile), marker);
      expect(read.question).toBe(input.question);
      const found = { recall: [...input.recalled, ...input.said], packs: input.passages };
      const memories = account.citable.map(({ number, id, part, score }) => {
        const known = found[part].find((one) => one.id === id && one.score === score);
        return { number, day: known?.day ?? 'undated', category: known?.category, text: known?.text };
      });
      expect(read.memories).toEqual(memories);
      expect(prompt.messages.some(({ content }) => content.includes(marker))).toBe(false);
    });
  });

  it('has the form of the wire, in turns, each reply below its own question', () => {
    holds(57, (input) => {
      const outcome = layOutPrompt(input, countWords);
      if (outcome.kind === 'too-long') return;
      const { messages } = promptSchema.parse(outcome.prompt);
      const left = new Set(
        outcome.account.leftOut.filter(({ part }) => part === 'history').map(({ id }) => id),
      );
      const turns = input.turns
        .filter(({ id }) => !left.has(id))
        .flatMap(({ question, reply }) => [
          { role: 'user', content: question },
          { role: 'assistant', content: reply === null || reply === '' ? '…' : reply },
        ]);
      expect(messages).toEqual([...turns, { role: 'user', content: input.question }]);
    });
  });
});
