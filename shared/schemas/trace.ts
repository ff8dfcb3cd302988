// Not in the barrel: what is there is read before the first paint.
import { answerFigures, prompt, sampling } from './chat.ts';
import { fromMemory, replyEnd } from './conversation.ts';
import { NAME_MAX_LENGTH } from './fact.ts';
import { moment } from './moment.ts';
import { stylePart } from './persona.ts';
import { z } from './zod.ts';

/** More is recalled for no question, and told of no prompt. */
const MOST_LISTED = 400;
const name = z.string().check(z.maxLength(NAME_MAX_LENGTH));
const tokens = z.int().check(z.nonnegative());
const ms = z.number().check(z.nonnegative());

/** The parts of a score, which add up to it. */
export const scoreParts = z.strictObject({
  vector: z.number(),
  keyword: z.number(),
  category: z.number(),
  recency: z.number(),
  pin: z.number(),
  context: z.number(),
});

/** A fact as it was when it was recalled: it may have been changed since. */
export const tracedFact = z.strictObject({
  fact: z.uuidv7(),
  text: z.string(),
  category: name,
  /** Since when it holds, or when it was said. */
  at: moment,
  score: z.number(),
  parts: scoreParts,
});
export type TracedFact = z.infer<typeof tracedFact>;

/** Where the tokens of a prompt went; `shared/domain/orchestration` says what the names mean. */
export const promptPart = z.enum([
  'persona',
  'rules',
  'profile',
  'summary',
  'history',
  'user',
  'recall',
  'packs',
  'template',
  'answer',
]);

export const tracedAccount = z.strictObject({
  context: tokens,
  parts: z.record(promptPart, tokens),
  used: tokens,
  citable: z
    .array(
      z.strictObject({
        number: z.int().check(z.positive()),
        id: z.string(),
        part: z.enum(['recall', 'packs']),
        source: name,
        score: z.number(),
      }),
    )
    .check(z.maxLength(MOST_LISTED)),
  leftOut: z
    .array(
      z.strictObject({
        part: promptPart,
        id: z.nullable(z.string()),
        tokens,
        reason: z.enum(['no-room', 'oldest', 'enough', 'too-long', 'repeated']),
      }),
    )
    .check(z.maxLength(MOST_LISTED * 10)),
});

/** What a model was told, letter for letter. */
export const tracedPrompt = z.strictObject({
  sent: prompt,
  /** What the text before the conversation is made of, in its order: the origin and the length of each part. */
  system: z
    .array(
      z.strictObject({
        part: z.enum(['persona', 'rules', 'profile', 'summary']),
        length: z.int().check(z.positive()),
      }),
    )
    .check(z.maxLength(4)),
  /** The pinned facts that stand in it. */
  pinned: z.array(z.uuidv7()).check(z.maxLength(MOST_LISTED)),
  account: tracedAccount,
  sampling: z.strictObject(sampling),
});
export type TracedPrompt = z.infer<typeof tracedPrompt>;

/** What was planned for a message, and what became of it. */
export const tracedCommand = z.strictObject({
  name,
  input: z.json(),
  by: z.enum(['person', 'planner']),
  outcome: z.enum(['run', 'asked', 'declined', 'failed']),
});
export type TracedCommand = z.infer<typeof tracedCommand>;

/** One thing that a rule changed in the answer. */
export const tracedPolish = z.strictObject({ rule: name, before: z.string(), after: z.string() });
export type TracedPolish = z.infer<typeof tracedPolish>;

/** How much an answer sounded like the persona that was to speak. */
export const tracedStyle = z.strictObject({
  persona: name,
  /** From 0, another voice, to 1, the persona's. */
  score: z.number(),
  /** What each part gives to the score; together they are it. */
  parts: z.record(stylePart, z.number()),
  /** How near it is to the examples in meaning, from 0 to 1; null where nobody measured it: the rules decided alone. */
  closeness: z.nullable(z.number()),
});
export type TracedStyle = z.infer<typeof tracedStyle>;

/** What a turn goes through, in this order; `away` is the time in which nobody listened. */
export const STAGES = [
  'embed',
  'recall',
  'understand',
  'commands',
  'layout',
  'send',
  'queue',
  'prefill',
  'decode',
  'polish',
  'keep',
  'away',
] as const;
export const stage = z.enum(STAGES);
export type Stage = z.infer<typeof stage>;

/** In milliseconds from `at` of the trace. */
export const span = z.strictObject({ stage, start: ms, end: ms });
export type Span = z.infer<typeof span>;

/** How one reply came about. Nothing is in it that is not of this one turn. */
export const trace = z.strictObject({
  /** That of the reply. */
  id: z.uuidv7(),
  conversation: z.uuidv7(),
  /** When it was taken up: at the send, or when what it waited for had come. All times count from here. */
  at: moment,
  /** How long it had waited by then. */
  waitedMs: ms,
  /** `running` somebody is at it, or was until the tab went; `waiting` for a model. */
  state: z.enum(['running', 'waiting', 'ended']),
  /** What the message was read as, by rules. */
  read: z.nullable(name),
  recalled: z.array(tracedFact).check(z.maxLength(MOST_LISTED)),
  memory: z.nullable(
    z.strictObject({
      kind: fromMemory.shape.kind,
      facts: z.array(z.uuidv7()).check(z.maxLength(MOST_LISTED)),
      /** Whether that would do for a reply without a model. */
      isEnough: z.boolean(),
      /** What question and fact have in common; null where no single fact answers. */
      why: z.nullable(z.strictObject({ words: z.array(z.string()), meaning: z.number() })),
    }),
  ),
  commands: z.array(tracedCommand).check(z.maxLength(MOST_LISTED)),
  /** Null where no model was asked. */
  prompt: z.nullable(tracedPrompt),
  /** How many of the facts in it were erased for good since: what it held of them is gone, and so is the prompt. */
  erased: z.int().check(z.nonnegative()),
  model: z.nullable(name),
  /** Those of the companion. */
  figures: z.nullable(answerFigures),
  firstTokenMs: z.nullable(ms),
  polish: z.array(tracedPolish).check(z.maxLength(MOST_LISTED)),
  /** Of a whole answer of a model, measured once it had ended; null of any other. */
  style: z.nullable(tracedStyle),
  spans: z.array(span).check(z.maxLength(MOST_LISTED)),
  end: z.nullable(replyEnd),
  troubles: z.array(z.strictObject({ at: ms, code: name })).check(z.maxLength(MOST_LISTED)),
});
export type Trace = z.infer<typeof trace>;
