import { z } from './zod.ts';

/** Longer than any model here can read: the honest refusal, with numbers, comes from the count of tokens. */
const MOST_CHARACTERS = 400_000;
const MOST_MESSAGES = 400;
const MOST_STOPS = 8;
export const MOST_ANSWER_TOKENS = 8192;
/** A deadline beyond this is a wish nobody waits for. */
export const LONGEST_DEADLINE_MS = 600_000;

const text = z.string().check(z.maxLength(MOST_CHARACTERS));

export const chatMessage = z.strictObject({ role: z.enum(['user', 'assistant']), content: text });
export type ChatMessage = z.infer<typeof chatMessage>;

/** How an answer is drawn. What is left out is what the engine was set to. */
export const sampling = {
  maxTokens: z.optional(z.int().check(z.minimum(1), z.maximum(MOST_ANSWER_TOKENS))),
  temperature: z.optional(z.number().check(z.minimum(0), z.maximum(2))),
  topP: z.optional(z.number().check(z.gt(0), z.maximum(1))),
  topK: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
  seed: z.optional(z.int().check(z.minimum(0), z.maximum(0xff_ff_ff_ff))),
  stop: z.optional(
    z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(MOST_STOPS)),
  ),
};

/**
 * What a model reads, in the order it reads it: `system` is the stable prefix (persona, rules, profile), then the
 * conversation, then `volatile` (what was recalled for this one question), which is read last and forgotten after.
 */
export const prompt = z.strictObject({
  system: z.optional(text),
  messages: z.array(chatMessage).check(z.minLength(1), z.maxLength(MOST_MESSAGES)),
  volatile: z.optional(text),
});
export type Prompt = z.infer<typeof prompt>;

/** The share of an answer that is known before it begins, and how long it took. */
export const answerFigures = z.object({
  promptTokens: z.int().check(z.nonnegative()),
  /** Of the prompt, what the engine still held and did not read again. */
  cachedTokens: z.int().check(z.nonnegative()),
  answerTokens: z.int().check(z.nonnegative()),
  queuedMs: z.number().check(z.nonnegative()),
  prefillMs: z.number().check(z.nonnegative()),
  /** From the first token to the last. */
  generateMs: z.number().check(z.nonnegative()),
});
export type AnswerFigures = z.infer<typeof answerFigures>;

/** `stop` the model was done, `length` it reached maxTokens, `aborted` somebody stopped it, `deadline` time was up. */
export const endReason = z.enum(['stop', 'length', 'aborted', 'deadline']);
export type EndReason = z.infer<typeof endReason>;
