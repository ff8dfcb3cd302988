import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MOST_STEPS } from '../../shared/domain/capabilities/plan/plan-schema.ts';
import { CATEGORIES } from '../../shared/schemas/index.ts';
import { openPrompts } from './open-prompts.ts';

const messages = z
  .array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.string().min(1) }))
  .min(1);
const caseOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ name: z.string(), messages, ...shape });
const fileOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ prompt: z.string(), version: z.number().int(), cases: z.array(caseOf(shape)).min(1) });

const words = z.array(z.string()).default([]);
const facts = z.strictObject({
  facts: z
    .array(
      z.strictObject({
        text: z.string().min(1),
        category: z.enum(CATEGORIES),
        quote: z.string().min(1).max(200),
      }),
    )
    .max(8),
});
const plan = z.strictObject({
  response: z.string(),
  commands: z
    .array(
      z.strictObject({
        capability: z.string(),
        input: z.record(z.string(), z.unknown()),
        reason: z.string().min(1),
      }),
    )
    .max(MOST_STEPS),
});

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../../prompts/fixtures/${name}.yaml`, import.meta.url), 'utf8'));

const extraction = fileOf({ reply: facts, never: words }).parse(read('extraction'));
const planner = fileOf({ reply: plan, asked: z.string().default('') })
  .extend({ capabilities: z.array(z.string()) })
  .parse(read('planner'));
const responder = fileOf({
  reply: z.string(),
  mostSentences: z.number().int(),
  says: words,
  action: z.string().default(''),
}).parse(read('responder'));
const summary = fileOf({ reply: z.string(), keeps: words, drops: words }).parse(read('summary'));

type Messages = z.infer<typeof messages>;

/** What the person wrote in their own words: without what they pasted, and without what was recalled for them. */
const ownWords = (all: Messages): string[] =>
  all
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content.replace(/```.*?```/gs, '').replace(/^--- memories.*/ms, ''));

const wholeText = (all: Messages): string => all.map(({ content }) => content).join('\n');

describe('the cases of the prompts', () => {
  it('are written for the versions that are used', async () => {
    const inUse = await (await openPrompts({})).list();
    for (const { prompt, version } of [extraction, planner, responder, summary]) {
      expect(inUse.find(({ name }) => name === prompt)?.version).toBe(version);
    }
  });

  it.each(extraction.cases)('extraction: $name', ({ messages: said, reply, never }) => {
    for (const { quote, text } of reply.facts) {
      expect(ownWords(said).some((own) => own.includes(quote))).toBe(true);
      for (const word of never) expect(`${text} ${quote}`).not.toContain(word);
    }
    // What must not be learned stands there to be learned: otherwise the case would prove nothing.
    for (const word of never) expect(wholeText(said)).toContain(word);
  });

  it.each(planner.cases)('planner: $name', ({ messages: said, reply, asked }) => {
    const known = ownWords(said).join('\n');
    for (const { capability, input } of reply.commands) {
      expect(planner.capabilities).toContain(capability);
      const guessed = Object.values(input).filter((value) => !known.includes(String(value)));
      expect(guessed).toEqual([]);
    }
    // Whatever else stands there, what is to be done was asked for in the person's own words.
    expect(asked !== '').toBe(reply.response !== '' || reply.commands.length > 0);
    // What is asked back is asked before anything is done.
    expect(reply.response === '' || reply.commands.length === 0).toBe(true);
    expect(known).toContain(asked);
  });

  it.each(responder.cases)('responder: $name', ({ reply, mostSentences, says, action }) => {
    expect(
      reply.split(/[.?!](?:\s|$)/).filter((sentence) => sentence.trim() !== '').length,
    ).toBeLessThanOrEqual(mostSentences);
    for (const word of says) expect(reply).toContain(word);
    expect(reply.slice(-80)).toContain(action);
  });

  it.each(summary.cases)('summary: $name', ({ messages: said, reply, keeps, drops }) => {
    expect(reply.split(/\s+/).length).toBeLessThanOrEqual(150);
    for (const word of keeps)
      expect([wholeText(said), reply]).toEqual([
        expect.stringContaining(word),
        expect.stringContaining(word),
      ]);
    for (const word of drops) {
      expect(wholeText(said)).toContain(word);
      expect(reply).not.toContain(word);
    }
  });
});
