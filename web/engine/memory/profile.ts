import type { Profile } from '../../../shared/schemas/index.ts';
import type { Memory } from '../../ports/memory.ts';
import type { Unstamped } from '../../ports/memory-repository.ts';
import { revisionAt } from '../../../shared/lib/hlc.ts';

/** Before anything was said about oneself. Never stored as it is. */
export function emptyProfile(): Profile {
  return {
    name: '',
    locale: '',
    timeZone: '',
    preferences: [],
    context: '',
    pinnedFacts: [],
    updatedAt: 0,
    revision: revisionAt(0),
  };
}

export function changedProfile(
  profile: Profile | null,
  change: Parameters<Memory['changeProfile']>[0],
  now: number,
): Unstamped<Profile> {
  const before = profile ?? emptyProfile();
  const { revision: _revision, ...known } = before;
  return { ...known, ...(typeof change === 'function' ? change(before) : change), updatedAt: now };
}
