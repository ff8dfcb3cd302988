import type { Profile } from '../../../shared/schemas/index.ts';
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
  change: Partial<Omit<Profile, 'updatedAt' | 'revision'>>,
  now: number,
): Unstamped<Profile> {
  const { revision: _revision, ...known } = profile ?? emptyProfile();
  return { ...known, ...change, updatedAt: now };
}
