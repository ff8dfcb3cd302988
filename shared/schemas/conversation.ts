import { answerId, endReason } from './chat.ts';
import { NAME_MAX_LENGTH } from './fact.ts';
import { moment } from './moment.ts';
import { revision } from './revision.ts';
import { z } from './zod.ts';

/** Longest message, in UTF-16 units: a file of some size, pasted whole. No model of a Pi reads half as much. */
export const MESSAGE_MAX_LENGTH = 200_000;

const name = z.string().check(z.maxLength(NAME_MAX_LENGTH));

/** A conversation: what it is called, and which of its branches is shown. What was said lies in its messages. */
export const conversation = z.object({
  id: z.uuidv7(),
  /** Empty until something was said. */
  title: name,
  /** A title a person gave; no other takes its place. */
  titledByHand: z.boolean(),
  pinned: z.boolean(),
  /** The message that ends the branch which is shown; null where nothing was said. */
  leaf: z.nullable(z.uuidv7()),
  createdAt: moment,
  /** When something was last said. */
  updatedAt: moment,
  revision,
  deletedAt: z.nullable(moment),
});
export type Conversation = z.infer<typeof conversation>;

const said = {
  id: z.uuidv7(),
  conversation: z.uuidv7(),
  /** What it answers or follows; null for the first. Several with one parent are branches. */
  parent: z.nullable(z.uuidv7()),
  text: z.string().check(z.maxLength(MESSAGE_MAX_LENGTH)),
  /** It stays in what a model reads, however long the conversation grows. */
  pinned: z.boolean(),
  createdAt: moment,
  revision,
};

/** What a person said. */
export const question = z.object({ ...said, role: z.literal('user') });
export type Question = z.infer<typeof question>;

/**
 * `fact` one fact answers, `facts` several do together, `maybe` they may, `nothing` was found; `told` the message itself
 * tells something, `greeting` there is nothing to answer.
 */
export const fromMemory = z.object({
  kind: z.enum(['fact', 'facts', 'maybe', 'nothing', 'told', 'greeting']),
  facts: z.array(z.uuidv7()).check(z.maxLength(50)),
});
export type FromMemory = z.infer<typeof fromMemory>;

/**
 * How a reply ended: as the model's answer does (`stop`, `length`, `aborted`, `deadline`); `memory` alone answered;
 * `cut` the answer was lost where it was made, and stops in the middle; `failed` it never came.
 */
export const replyEnd = z.union([endReason, z.enum(['memory', 'command', 'cut', 'failed'])]);
export type ReplyEnd = z.infer<typeof replyEnd>;

/** An answer that is being made at the companion: what it is read on by, after a reload or a lost line. */
export const underWay = z.object({
  id: answerId,
  /** The number of the last event that was heard. */
  seen: z.int().check(z.nonnegative()),
});
export type UnderWay = z.infer<typeof underWay>;

/** What Nima replied, as far as it has come. */
export const reply = z.object({
  ...said,
  role: z.literal('assistant'),
  /**
   * `begun` nobody has taken it up, `waiting` it needs a model and there is none now, `answering` a model is at it,
   * `ended` nothing more will come.
   */
  state: z.enum(['begun', 'waiting', 'answering', 'ended']),
  end: z.nullable(replyEnd),
  /** The code of what went wrong, where something did. */
  trouble: z.nullable(z.string().check(z.maxLength(NAME_MAX_LENGTH))),
  /** What memory says to the question, model or not; null until it was asked. */
  memory: z.nullable(fromMemory),
  /** Who wrote the text; null where no model did. */
  model: z.nullable(name),
  /** What the numbers in the text stand for. */
  cites: z.array(z.object({ number: z.int().check(z.positive()), fact: z.uuidv7() })).check(z.maxLength(100)),
  underWay: z.nullable(underWay),
  /** What a command did, as data that the view words. */
  command: z.nullable(z.object({ name, result: z.json() })),
  endedAt: z.nullable(moment),
});
export type Reply = z.infer<typeof reply>;

export const message = z.discriminatedUnion('role', [question, reply]);
export type Message = z.infer<typeof message>;
