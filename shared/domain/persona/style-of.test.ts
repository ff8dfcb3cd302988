import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { persona as zen } from '../../../prompts/persona/zen-engineer.yaml';
import { STYLE_PARTS } from '../../schemas/persona.ts';
import { runs } from '../../testing/runs.ts';
import { marksOf } from './style-marks.ts';
import { sharesOf, styleOf } from './style-of.ts';
import { anyAnswer } from './testing/answers.ts';
import { IN_VOICE, OUT_OF_VOICE, PLAIN } from './testing/voices.ts';

const score = (answer: { question: string; text: string }) => styleOf(answer, zen, null).score;

describe('the style score', () => {
  it('is the sum of its parts, from 0 to 1', () => {
    const closeness = fc.option(fc.double({ min: -0.5, max: 1.5, noNaN: true }));
    fc.assert(
      fc.property(anyAnswer, fc.string(), closeness, (text, question, near) => {
        const style = styleOf({ question, text }, zen, near);
        const sum = STYLE_PARTS.reduce((all, part) => all + style.parts[part], 0);
        expect(style.score).toBeCloseTo(sum, 9);
        expect(style.score).toBeGreaterThanOrEqual(0);
        expect(style.score).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { seed: 55, numRuns: runs(2000) },
    );
  });

  it('tells the voice from others', () => {
    const own = IN_VOICE.map(score);
    const others = OUT_OF_VOICE.map(score);
    const pairs = own.flatMap((one) => others.map((other) => Number(one > other)));
    expect(pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length).toBeGreaterThanOrEqual(0.99);
    expect(own.filter((one) => one >= 0.8).length).toBeGreaterThanOrEqual(own.length - 1);
    expect(others.filter((one) => one < 0.8).length).toBeGreaterThanOrEqual(others.length - 1);
  });

  it('puts plain answers in between', () => {
    const [own = 0, plain = 0, others = 0] = [IN_VOICE, PLAIN, OUT_OF_VOICE].map(
      (answers) => answers.map(score).reduce((sum, one) => sum + one, 0) / answers.length,
    );
    expect(own - plain).toBeGreaterThan(0.15);
    expect(plain - others).toBeGreaterThan(0.15);
  });

  it('takes the examples of the persona for the measure', () => {
    const shouting = { ...zen, examples: [{ question: 'Ready?', answer: 'Yes! Great! Go! Now! Wow!' }] };
    const answer = { question: 'Done?', text: 'Yes! Done!' };
    expect(styleOf(answer, shouting, null).parts.exclamations).toBeGreaterThan(
      styleOf(answer, zen, null).parts.exclamations,
    );
    expect(styleOf(answer, { ...zen, examples: [] }, null).parts.exclamations).toBe(0);
  });

  it('gives nearness in meaning its share, and leaves it out where nobody measured it', () => {
    const answer = { question: 'Which port?', text: '5432.' };
    expect(styleOf(answer, zen, 0.5).parts.closeness).toBeCloseTo(0.075);
    expect(styleOf(answer, zen, 0.5).score).toBeCloseTo(0.925);
    expect(styleOf(answer, zen, null)).toMatchObject({ parts: { closeness: 0 } });
    expect(styleOf(answer, zen, null).score).toBeCloseTo(1);
  });
});

describe('the parts of a score', () => {
  it('are told with the most each might have given, which is the whole together', () => {
    const closeness = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(anyAnswer, closeness, (text, near) => {
        const style = styleOf({ question: 'Is it so?', text }, zen, near);
        const shares = sharesOf(style, near);
        expect(shares.reduce((sum, { given }) => sum + given, 0)).toBeCloseTo(style.score, 9);
        expect(shares.reduce((sum, { most }) => sum + most, 0)).toBeCloseTo(1, 9);
        for (const { given, most } of shares) expect(given).toBeLessThanOrEqual(most + 1e-9);
      }),
      { seed: 56, numRuns: runs(2000) },
    );
  });

  it('leave out what nobody measured', () => {
    const style = styleOf({ question: 'Which port?', text: '5432.' }, zen, null);
    expect(sharesOf(style, null).map(({ part }) => part)).not.toContain('closeness');
    expect(sharesOf(style, 0).at(-1)).toEqual({ part: 'closeness', given: 0, most: 0.15 });
  });
});

describe('what is counted of an answer', () => {
  const marks = (text: string, question = 'Is it so?') => marksOf({ question, text });

  it('is nothing of an empty one', () => {
    expect(marks('')).toEqual({
      wordsPerSentence: 0,
      fillers: 0,
      exclamations: 0,
      emptyHedges: 0,
      lacksCode: false,
      lacksAction: false,
    });
  });

  it('leaves out code, quotes and tables', () => {
    expect(marks('It is.\n\n```\nWow! It depends!\n```\n> Wow!\n\n| Wow! |')).toMatchObject({
      wordsPerSentence: 2,
      exclamations: 0,
      emptyHedges: 0,
    });
    expect(marks('```\nnever closed!')).toMatchObject({ exclamations: 0, wordsPerSentence: 0 });
  });

  it('knows a hedge that informs from one that does not', () => {
    expect(marks('It depends.').emptyHedges).toBe(1);
    expect(marks('It depends on whether you own the lock.').emptyHedges).toBe(0);
    expect(marks('I think so because the log says 12.').emptyHedges).toBe(0);
  });

  it('misses code where code was asked for', () => {
    expect(marks('Use the other one.', 'How do I rename a branch?').lacksCode).toBe(true);
    expect(marks('Use `git branch -m`.', 'How do I rename a branch?').lacksCode).toBe(false);
    expect(marks('It is older.', 'Explain git').lacksCode).toBe(false);
  });

  it('misses an action after more than a bare fact', () => {
    const long = 'The lock is held by the process that was started first and has not ended yet.';
    expect(marks(long).lacksAction).toBe(true);
    expect(marks(`${long} Stop it.`).lacksAction).toBe(false);
    expect(marks(`${long} Which one is it?`).lacksAction).toBe(false);
    expect(marks(`${long}\n\n\`\`\`\nkill 1\n\`\`\``).lacksAction).toBe(false);
    expect(marks(`${long} Let me know if you need anything.`).lacksAction).toBe(true);
    expect(marks('It is so.').lacksAction).toBe(false);
  });

  it('finds fillers that do not open it', () => {
    expect(marks('Hello. Great question!').fillers).toBe(1);
    expect(marks('Sure! It is.').fillers).toBe(1);
  });
});
