import { NAME_MAX_LENGTH } from './fact.ts';
import { moment } from './moment.ts';
import { revision } from './revision.ts';
import { z } from './zod.ts';

/** Longest text about oneself: it goes into every prompt. */
export const CONTEXT_MAX_LENGTH = 4_000;

/** Who the owner is, in their own words. There is one. */
export const profile = z.object({
  name: z.string().max(NAME_MAX_LENGTH),
  /** A BCP 47 tag, such as en-GB; empty: the browser's. */
  locale: z.string().max(NAME_MAX_LENGTH),
  /** An IANA name, such as Europe/Brussels; empty: the browser's. */
  timeZone: z.string().max(NAME_MAX_LENGTH),
  preferences: z.array(z.string().min(1).max(NAME_MAX_LENGTH)).max(100),
  context: z.string().max(CONTEXT_MAX_LENGTH),
  /** Facts that belong into every answer, in the order a person gave them. */
  pinnedFacts: z.array(z.uuidv7()).max(100),
  updatedAt: moment,
  revision,
});
export type Profile = z.infer<typeof profile>;
