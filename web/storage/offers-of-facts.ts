import type { NimaDatabase } from './database.ts';

/** What these facts were learned as, in their very words: it goes with them. */
export async function offersOf({ offers }: NimaDatabase, facts: readonly string[]): Promise<string[]> {
  const gone = new Set(facts);
  const accepted = offers.where('verdict').equals('accepted');
  return accepted.filter(({ fact }) => fact !== null && gone.has(fact)).primaryKeys();
}
