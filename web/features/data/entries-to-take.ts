import type { ImportCounts } from '../../../shared/domain/memory/imports/compare-import.ts';
import type { ImportConsent } from '../../../shared/domain/memory/imports/import-chunks.ts';

/** How many entries would be written. */
export function entriesToTake(counts: ImportCounts, consent: ImportConsent): number {
  const { added, changed, older, versions, alike, erases, profile } = counts;
  const leftOut = consent.leaveOutAlike ? alike : 0;
  const erased = consent.eraseHere ? erases : 0;
  return Math.max(0, added + changed + older - leftOut) + versions + erased + profile;
}
