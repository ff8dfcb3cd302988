import type { NimaDatabase } from './database.ts';
import type { FactRow } from './rows.ts';

/**
 * Facts that were deleted and are still there. Those that were not stand in an index: the keys alone tell the others,
 * and of a hundred thousand rows only these few are read.
 */
export async function readForgotten({ facts }: NimaDatabase): Promise<readonly FactRow[]> {
  const [all, listed] = await Promise.all([
    facts.toCollection().primaryKeys(),
    facts.orderBy('listed').primaryKeys(),
  ]);
  const here = new Set(listed);
  const rows = await facts.bulkGet(all.filter((id) => !here.has(id)));
  return rows.filter((row) => row !== undefined);
}
