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

const MOST_CHARACTERS_OF_A_LABEL = 200;
const MOST_TEXTS = 1000;

/** Of two spellings, the one that was used; both at once would leave open which one counts. */
const oneOf = <Body extends object>(first: keyof Body & string, second: keyof Body & string) =>
  z.refine<Body>((body) => body[first] === undefined || body[second] === undefined, {
    path: [second],
    error: `${first} and ${second} are the same`,
  });

/** What is asked: a prompt in parts, or `message` alone for a single question. */
const question = {
  system: prompt.shape.system,
  messages: z.optional(prompt.shape.messages),
  /** The short form of one message of a person. */
  message: z.optional(text.check(z.minLength(1))),
  volatile: prompt.shape.volatile,
  ...sampling,
  /** How long the asker waits, the line included. The companion may have set less for itself. */
  deadlineMs: z.optional(z.int().check(z.minimum(1), z.maximum(LONGEST_DEADLINE_MS))),
};

const hasOneQuestion = z.refine<{ messages?: unknown; message?: unknown }>(
  (body) => (body.messages === undefined) !== (body.message === undefined),
  { path: ['messages'], error: 'needs either messages or message' },
);

/** What `/v1/chat` takes. The spellings with `_` are those that other servers use for the same. */
export const chatBody = z
  .strictObject({
    ...question,
    max_length: sampling.maxTokens,
    top_p: sampling.topP,
    top_k: sampling.topK,
    /** As events or as one answer; each address has its own default. */
    stream: z.optional(z.boolean()),
    /** Handed back with the answer, so that a client can tell its conversations apart. Nothing is kept under it. */
    conversation_id: z.optional(z.string().check(z.minLength(1), z.maxLength(MOST_CHARACTERS_OF_A_LABEL))),
  })
  .check(hasOneQuestion, oneOf('maxTokens', 'max_length'), oneOf('topP', 'top_p'), oneOf('topK', 'top_k'));
export type ChatBody = z.infer<typeof chatBody>;

/** A JSON Schema; which part of it is understood is the business of who reads it. */
const jsonSchema = z.record(z.string(), z.unknown());

/** What `/v1/json` takes. It is work in the background unless a person waits for it. */
export const jsonBody = z
  .strictObject({ ...question, schema: jsonSchema, urgency: z.optional(z.enum(['chat', 'background'])) })
  .check(hasOneQuestion);
export type JsonBody = z.infer<typeof jsonBody>;

/** What `/v1/tokenize` takes: one text, several, or a prompt with all that the model's template puts around it. */
export const tokenizeBody = z
  .strictObject({
    text: z.optional(text),
    texts: z.optional(z.array(text).check(z.minLength(1), z.maxLength(MOST_TEXTS))),
    prompt: z.optional(prompt),
  })
  .check(
    z.refine(
      (body) => [body.text, body.texts, body.prompt].filter((part) => part !== undefined).length === 1,
      {
        path: ['text'],
        error: 'needs one of text, texts, prompt',
      },
    ),
  );
export type TokenizeBody = z.infer<typeof tokenizeBody>;

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
  /** True where the engine gave no count and tokens were guessed from the length of the texts. */
  estimated: z.optional(z.boolean()),
});
export type AnswerFigures = z.infer<typeof answerFigures>;

/** `stop` the model was done, `length` it reached maxTokens, `aborted` somebody stopped it, `deadline` time was up. */
export const endReason = z.enum(['stop', 'length', 'aborted', 'deadline']);
export type EndReason = z.infer<typeof endReason>;

/** A whole answer in numbers. */
export const answerTotals = z.object({
  /** Read and written. */
  tokens: z.int().check(z.nonnegative()),
  /** From the question to the end, the line included. */
  ms: z.number().check(z.nonnegative()),
});

/** How an answer ended, whichever way it travels. */
export const answerEnd = { reason: endReason, figures: answerFigures, totals: answerTotals };

/** The id under which an answer is read on. */
export const answerId = z.uuid({ version: 'v7' });

/** An answer as one piece. */
export const chatAnswer = z.object({
  id: answerId,
  model: z.string(),
  text: z.string(),
  ...answerEnd,
  conversation_id: z.optional(z.string()),
});
export type ChatAnswer = z.infer<typeof chatAnswer>;

/** JSON of the shape that was asked for, and which try it took. */
export const jsonAnswer = z.object({
  model: z.string(),
  value: z.unknown(),
  attempts: z.int().check(z.positive()),
  ...answerEnd,
});
export type JsonAnswer = z.infer<typeof jsonAnswer>;

/** One count for each text, in their order; one for a prompt. */
export const tokenCounts = z.object({
  counts: z.array(z.int().check(z.nonnegative())),
  total: z.int().check(z.nonnegative()),
  /** How many the model reads at once; null while none is loaded. */
  contextTokens: z.nullable(z.int().check(z.positive())),
});
export type TokenCounts = z.infer<typeof tokenCounts>;
