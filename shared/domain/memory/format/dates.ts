import { moment } from '../../../schemas/moment.ts';
import { z } from '../../../schemas/zod.ts';

/** ISO 8601, which people can read, or milliseconds since 1970. */
export const date = z.union([z.iso.datetime({ offset: true }), moment]);

/** Years 0 to 9999: beyond them ISO 8601 needs a sign and six digits, which few programs read. */
const FIRST_PLAIN = -62_167_219_200_000;
const LAST_PLAIN = 253_402_300_799_999;

/** A moment as a file has it. */
export function dated(ms: number): string | number {
  return ms >= FIRST_PLAIN && ms <= LAST_PLAIN ? new Date(ms).toISOString() : ms;
}

export function datedOrNull(ms: number | null): string | number | null {
  return ms === null ? null : dated(ms);
}
