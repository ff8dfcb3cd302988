import { persona } from './persona.ts';
import { z } from './zod.ts';

/** The tasks a model is told about, one text each. */
export const PROMPT_NAMES = ['planner', 'responder', 'extraction', 'summary'] as const;
export const promptName = z.enum(PROMPT_NAMES);
export type PromptName = z.infer<typeof promptName>;

const MOST_CHARACTERS = 16_000;
const MOST_RULES = 40;
const LONGEST_RULE = 1000;

/** Where a text in use comes from. */
const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('built_in') }),
  z.object({ kind: z.literal('file'), path: z.string() }),
]);
export type PromptSource = z.infer<typeof source>;

/** A prompt text in use. Text and rules are the stable beginning of what a model reads. */
export const promptText = z.object({
  name: promptName,
  /** Null for a file of a person that tells none. */
  version: z.nullable(z.int().check(z.positive())),
  source,
  text: z.string().check(z.minLength(1), z.maxLength(MOST_CHARACTERS)),
  rules: z.array(z.string().check(z.minLength(1), z.maxLength(LONGEST_RULE))).check(z.maxLength(MOST_RULES)),
});
export type PromptText = z.infer<typeof promptText>;

/** The persona a companion brings: one from a file is offered, the built-in one is in the app already. */
export const servedPersona = z.object({ source, persona });
export type ServedPersona = z.infer<typeof servedPersona>;

export const promptTexts = z.object({
  prompts: z.array(promptText),
  /** Companions before it tell none. */
  persona: z.optional(servedPersona),
});
export type PromptTexts = z.infer<typeof promptTexts>;
