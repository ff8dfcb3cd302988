import type { ImportConsent } from '../../../shared/domain/memory/imports/import-chunks.ts';
import type { ImportPreview } from '../../ports/memory-files.ts';

/** How many entries would be written; of a file of conversations, how many messages. */
export function entriesToTake(
  { counts, chats }: Pick<ImportPreview, 'counts' | 'chats'>,
  consent: ImportConsent,
): number {
  if (chats !== null) return chats.messages;
  const { added, changed, older, versions, alike, erases, profile, talk } = counts;
  const said = talk.conversations + talk.messages + talk.changed + talk.beside;
  const leftOut = consent.leaveOutAlike ? alike : 0;
  const erased = consent.eraseHere ? erases : 0;
  return Math.max(0, added + changed + older - leftOut) + versions + erased + profile + said;
}
