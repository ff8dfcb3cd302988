import { NAME_MAX_LENGTH } from './fact.ts';
import { moment } from './moment.ts';
import { revision } from './revision.ts';
import { z } from './zod.ts';

/** Longest text about oneself: it goes into every prompt. */
export const CONTEXT_MAX_LENGTH = 4_000;

/** Who the owner is, in their own words. There is one. */
export const profile = z.object({
  name: z.string().check(z.maxLength(NAME_MAX_LENGTH)),
  /** A BCP 47 tag, such as en-GB; empty: the browser's. */
  locale: z.string().check(z.maxLength(NAME_MAX_LENGTH)),
  /** An IANA name, such as Europe/Brussels; empty: the browser's. */
  timeZone: z.string().check(z.maxLength(NAME_MAX_LENGTH)),
  preferences: z
    .array(z.string().check(z.minLength(1), z.maxLength(NAME_MAX_LENGTH)))
    .check(z.maxLength(100)),
  context: z.string().check(z.maxLength(CONTEXT_MAX_LENGTH)),
  /** Facts that belong into every answer, in the order a person gave them. */
  pinnedFacts: z.array(z.uuidv7()).check(z.maxLength(100)),
  updatedAt: moment,
  revision,
});
export type Profile = z.infer<typeof profile>;
