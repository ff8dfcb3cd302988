import { z } from './zod.ts';

/**
 * A hybrid logical clock: milliseconds (9 digits of base 36), a counter (4), the device (8), joined so that the
 * order of the texts is the order of the changes. `shared/lib/hlc.ts` makes and compares them.
 */
export const revision = z.string().check(z.regex(/^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-z]{8}$/));
export type Revision = z.infer<typeof revision>;
