import {
  answerId,
  conversation,
  FACT_MAX_LENGTH,
  fold,
  NAME_MAX_LENGTH,
  offer,
  question,
  reply,
  revision,
} from '../../../schemas/index.ts';
import { keptPersona } from '../../../schemas/persona.ts';
import { z } from '../../../schemas/zod.ts';
import { date } from './dates.ts';

/** The talk of a memory as a file has it: what a program must say to be understood, the rest may be missing. */
const id = z.uuidv7();
const flag = z.optional(z.boolean());
const name = z.string().check(z.maxLength(NAME_MAX_LENGTH));
const text = z.string().check(z.minLength(1), z.maxLength(FACT_MAX_LENGTH));
const when = z.optional(z.nullable(date));
const link = z.optional(z.nullable(id));

export const fileConversation = z.object({
  id,
  title: z.optional(conversation.shape.title),
  titledByHand: flag,
  pinned: flag,
  leaf: link,
  createdAt: z.optional(date),
  updatedAt: z.optional(date),
  revision: z.optional(revision),
  deletedAt: when,
});

const said = {
  id,
  conversation: id,
  parent: link,
  text: question.shape.text,
  pinned: flag,
  createdAt: z.optional(date),
  revision: z.optional(revision),
};

export const fileMessage = z.discriminatedUnion('role', [
  z.object({ ...said, role: z.literal('user') }),
  z.object({
    ...said,
    role: z.literal('assistant'),
    /** One that has not ended arrives as cut short, or as failed where it has no text: nobody is asked again for it. */
    state: z.optional(reply.shape.state),
    end: z.optional(reply.shape.end),
    trouble: z.optional(z.nullable(name)),
    memory: z.optional(reply.shape.memory),
    model: z.optional(z.nullable(name)),
    cites: z.optional(reply.shape.cites),
    underWay: z.optional(z.nullable(z.object({ id: answerId, seen: z.int().check(z.nonnegative()) }))),
    command: z.optional(reply.shape.command),
    endedAt: when,
  }),
]);

export const fileOffer = z.object({
  id,
  conversation: id,
  message: id,
  text,
  quote: z.optional(text),
  category: z.optional(offer.shape.category),
  kind: z.optional(offer.shape.kind),
  confidence: z.optional(offer.shape.confidence),
  subject: z.optional(offer.shape.subject),
  validFrom: when,
  validTo: when,
  createdAt: z.optional(date),
  key: z.optional(offer.shape.key),
  verdict: z.optional(offer.shape.verdict),
  fact: link,
});

export const fileFold = z.object({
  ...fold.shape,
  includes: link,
  createdAt: z.optional(date),
  takenBackAt: when,
});

export const filePersona = z.object({ ...keptPersona.shape, revision: z.optional(revision) });
