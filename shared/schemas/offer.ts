import { FACT_MAX_LENGTH, NAME_MAX_LENGTH } from './fact.ts';
import { moment } from './moment.ts';
import { z } from './zod.ts';

const name = z.string().check(z.minLength(1), z.maxLength(NAME_MAX_LENGTH));
const text = z.string().check(z.minLength(1), z.maxLength(FACT_MAX_LENGTH));

/** A fact that was learned from a conversation and is offered to be kept: what a person says of it is its verdict. */
export const offer = z.object({
  id: z.uuidv7(),
  text,
  /** The words of the person it was taken from, letter for letter. */
  quote: text,
  category: name,
  /** What kind of thing it says: by these a person accepts without looking at each. */
  kind: name,
  confidence: z.number().check(z.minimum(0), z.maximum(1)),
  subject: z.nullable(name),
  validFrom: z.nullable(moment),
  validTo: z.nullable(moment),
  conversation: z.uuidv7(),
  message: z.uuidv7(),
  createdAt: moment,
  /** What it has in common with every other that says the same. */
  key: z.string().check(z.maxLength(FACT_MAX_LENGTH)),
  verdict: z.enum(['open', 'accepted', 'rejected']),
  /** What it was kept as; null where it was not. */
  fact: z.nullable(z.uuidv7()),
});
export type Offer = z.infer<typeof offer>;
