import { moment } from './moment.ts';
import { z } from './zod.ts';

/** Longest note, in UTF-16 units: about ten printed pages. Beyond that it is a document, and those come as passages. */
export const NOTE_MAX_LENGTH = 20_000;

/** One thing written into Memory. A deleted note keeps its row (`deletedAt`) so that it can be brought back. */
export const note = z.object({
  id: z.uuidv7(),
  text: z.string().min(1).max(NOTE_MAX_LENGTH),
  createdAt: moment,
  updatedAt: moment,
  deletedAt: moment.nullable(),
});
export type Note = z.infer<typeof note>;
