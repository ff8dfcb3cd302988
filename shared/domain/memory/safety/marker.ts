import { z } from '../../../schemas/zod.ts';
import { moment } from '../../../schemas/moment.ts';

/** What is remembered of a memory outside of it, so that its absence is noticed. */
const count = z.int().check(z.nonnegative());
/** One that was written before conversations were counted names none. */
const marker = z.object({ facts: count, conversations: z._default(count, 0), at: moment });
export type Marker = z.infer<typeof marker>;

export function writeMarker(marked: Marker): string {
  return JSON.stringify(marked);
}

/** Null where there is none, or one that cannot be read. */
export function readMarker(text: string | null): Marker | null {
  if (text === null) return null;
  try {
    return marker.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** An empty memory where a full one stood: the browser took it away. */
export function isEvicted(marked: Marker | null, isEmpty: boolean): boolean {
  return isEmpty && marked !== null && marked.facts + marked.conversations > 0;
}
