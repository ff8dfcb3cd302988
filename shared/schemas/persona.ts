// Not in the barrel: what is there is read before the first paint.
import { z } from './zod.ts';

/** What is done to an answer after the model wrote it, in this order. Each can be turned off. */
export const RULE_NAMES = ['filler-opening', 'hollow-apology', 'exclamation', 'unsure', 'over-long'] as const;
export const ruleName = z.enum(RULE_NAMES);
export type RuleName = z.infer<typeof ruleName>;

/** What the score of an answer is made of: how it is said, and how near it comes to the examples. */
export const STYLE_PARTS = [
  'sentences',
  'fillers',
  'exclamations',
  'hedging',
  'code',
  'action',
  'closeness',
] as const;
export const stylePart = z.enum(STYLE_PARTS);
export type StylePart = z.infer<typeof stylePart>;

/** What a person may write. Every word of it is read before each first answer, so none of it is a page. */
export const PERSONA_LIMITS = {
  paragraph: 1200,
  line: 300,
  values: 12,
  rules: 20,
  question: 300,
  answer: 1200,
  examples: 24,
  notes: 40,
} as const;

const paragraph = z.string().check(z.maxLength(PERSONA_LIMITS.paragraph));
const line = z.string().check(z.minLength(1), z.maxLength(PERSONA_LIMITS.line));

/** A question, and how Nima would answer it. */
export const personaExample = z.strictObject({
  question: z.string().check(z.maxLength(PERSONA_LIMITS.question)),
  answer: z.string().check(z.maxLength(PERSONA_LIMITS.answer)),
});
export type PersonaExample = z.infer<typeof personaExample>;

/** Who speaks. What the task is, the prompts say. */
export const persona = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Of the persona that ships; an edited one keeps the version it was made from. */
  version: z.int().check(z.positive()),
  voice: paragraph,
  tone: paragraph,
  values: z.array(line).check(z.maxLength(PERSONA_LIMITS.values)),
  rules: z.array(line).check(z.maxLength(PERSONA_LIMITS.rules)),
  examples: z.array(personaExample).check(z.maxLength(PERSONA_LIMITS.examples)),
  /** By language, as "de" or "pt-BR". */
  notes: z
    .record(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)), paragraph)
    .check(z.refine((notes) => Object.keys(notes).length <= PERSONA_LIMITS.notes)),
});
export type Persona = z.infer<typeof persona>;

/** What a person made of it. */
export const keptPersona = z.object({
  /** Null while the one that ships speaks. */
  own: z.nullable(persona),
  /** Their companion brought it, and it is as it came. */
  brought: z._default(z.boolean(), false),
  off: z.array(ruleName).check(z.maxLength(RULE_NAMES.length)),
});
export type KeptPersona = z.infer<typeof keptPersona>;
