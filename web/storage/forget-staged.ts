import type { NimaDatabase } from './database.ts';
import { explained } from './storage-error.ts';

/** What a crash left behind of imports is never merged. */
export async function forgetStaged(database: NimaDatabase): Promise<void> {
  await explained(async () => database.staging.clear());
}
