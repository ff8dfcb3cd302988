import { NAME_MAX_LENGTH } from './fact.ts';
import { moment } from './moment.ts';
import { z } from './zod.ts';

/** Longest summary, in UTF-16 units: some 150 words and their marks, a tenth of what a small model reads at once. */
export const SUMMARY_MAX_LENGTH = 1200;

const tokens = z.int().check(z.nonnegative());

/** Who wrote a summary. */
export const foldedBy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rules') }),
  z.object({ kind: z.literal('model'), model: z.string().check(z.maxLength(NAME_MAX_LENGTH)) }),
]);
export type FoldedBy = z.infer<typeof foldedBy>;

/**
 * An older part of a branch, in short, for whoever reads no further back. The messages stay as they are; the fold says
 * what a model is told in their place. It stands for its own messages and, through `includes`, for those folded before.
 */
export const fold = z.object({
  id: z.uuidv7(),
  conversation: z.uuidv7(),
  /** The fold that was taken in, whose messages this text stands for as well; null for the first. */
  includes: z.nullable(z.uuidv7()),
  /** The messages it adds, the oldest first. It counts on every branch on which all of them lie. */
  covers: z.array(z.uuidv7()).check(z.minLength(1)),
  text: z.string().check(z.minLength(1), z.maxLength(SUMMARY_MAX_LENGTH)),
  by: foldedBy,
  createdAt: moment,
  /** What the messages it stands for are to read, all of them, and what its text is. */
  tokensBefore: tokens,
  tokensAfter: tokens,
  /** When a person took it back: its messages are not folded again unless they ask. */
  takenBackAt: z.nullable(moment),
});
export type Fold = z.infer<typeof fold>;
