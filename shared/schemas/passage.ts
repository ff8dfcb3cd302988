import { metadata, FACT_MAX_LENGTH, NAME_MAX_LENGTH } from './fact.ts';
import { moment } from './moment.ts';
import { revision } from './revision.ts';
import { z } from './zod.ts';

const name = z.string().check(z.minLength(1), z.maxLength(NAME_MAX_LENGTH));

/**
 * A piece of a chat or of a document: kept as it was said, found by search, never taken for a fact by itself.
 * `session` and `order` say what stood before and after it.
 */
export const passage = z.object({
  id: z.uuidv7(),
  /** The chat or document it belongs to, as a person would name it. */
  source: name,
  speaker: z.nullable(name),
  at: moment,
  session: name,
  order: z.int().check(z.nonnegative()),
  text: z.string().check(z.minLength(1), z.maxLength(FACT_MAX_LENGTH)),
  metadata,
  createdAt: moment,
  revision,
  deletedAt: z.nullable(moment),
});
export type Passage = z.infer<typeof passage>;
