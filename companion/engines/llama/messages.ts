import { answerFigures, chatMessage, endReason, sampling } from '../../../shared/schemas/index.ts';
import { z } from '../../../shared/schemas/zod.ts';

/** How the child is to run its model. */
export const engineOptions = z.object({
  modelPath: z.string(),
  /** Where states of prefixes that were read are kept; absent where none are to be. */
  stateFolder: z.optional(z.string()),
  threads: z.int().check(z.minimum(1)),
  /** As much context as this, if the memory allows it. */
  contextTokens: z.int().check(z.minimum(256)),
  embeddingModelPath: z.optional(z.string()),
  /** How long an answer becomes at most where nobody says. */
  answerTokens: z.optional(z.int().check(z.minimum(1))),
});
export type EngineOptions = z.infer<typeof engineOptions>;

/**
 * As long as it is: what may be sent in from outside was decided there, and what is read ahead is one answer longer than
 * the question was.
 */
const prompt = z.object({
  system: z.optional(z.string()),
  messages: z.array(z.object({ role: chatMessage.shape.role, content: z.string() })),
  volatile: z.optional(z.string()),
});

const question = z.object({
  prompt,
  ...sampling,
  schema: z.optional(z.record(z.string(), z.unknown())),
  urgency: z.enum(['chat', 'background']),
});
export type AskedQuestion = z.infer<typeof question>;

const id = z.int();
const texts = z.array(z.string());

/** What the companion says to the child. */
export const toChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), options: engineOptions }),
  z.object({ type: z.literal('answer'), id, question }),
  z.object({ type: z.literal('prime'), id, prompt }),
  z.object({ type: z.literal('count-prompt'), id, prompt }),
  z.object({ type: z.literal('count-texts'), id, texts }),
  z.object({ type: z.literal('embed'), id, texts }),
  z.object({ type: z.literal('measure'), id, candidates: z.array(z.int().check(z.minimum(1))) }),
  z.object({ type: z.literal('abort'), id, reason: z.enum(['aborted', 'deadline']) }),
]);
export type ToChild = z.infer<typeof toChild>;
/** What is asked of the child under a number. */
export type Asked = Exclude<ToChild, { type: 'start' | 'abort' }>;

const count = z.int().check(z.nonnegative());
const modelEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('prefill'), read: count, total: count, cached: count }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('end'), reason: endReason, figures: z.omit(answerFigures, { queuedMs: true }) }),
]);

/** How fast the model speaks with that many threads. */
export const threadRate = z.object({ threads: z.int(), tokensPerSecond: z.number() });
export type ThreadRate = z.infer<typeof threadRate>;

/** What the child says. `event` comes often, `result` or `error` once and last. */
export const fromChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('loading'), share: z.number() }),
  z.object({ type: z.literal('ready'), contextTokens: z.int() }),
  /** The model cannot be run, and will not by trying again. */
  z.object({ type: z.literal('refused'), reason: z.string() }),
  z.object({ type: z.literal('event'), id, event: modelEvent }),
  z.object({ type: z.literal('done'), id }),
  z.object({ type: z.literal('counts'), id, counts: z.array(count) }),
  z.object({ type: z.literal('vectors'), id, vectors: z.array(z.array(z.number())) }),
  z.object({ type: z.literal('rates'), id, rates: z.array(threadRate) }),
  z.object({
    type: z.literal('error'),
    id,
    code: z.string(),
    message: z.string(),
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
]);
export type FromChild = z.infer<typeof fromChild>;
/** What the child says about something that was asked. */
export type Told = Extract<FromChild, { id: number }>;
export type Reply = Exclude<Told, { type: 'event' | 'error' }>;
