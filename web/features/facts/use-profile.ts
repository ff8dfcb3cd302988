import { useCallback, useEffect, useState } from 'react';
import type { Profile } from '../../../shared/schemas/index.ts';
import type { Memory } from '../../ports/memory.ts';

export interface ShownProfile {
  /** Null until it has been read. */
  readonly profile: Profile | null;
  /** Why the last change was not kept. */
  readonly error: unknown;
  /** Answers whether it was kept. */
  change(...change: Parameters<Memory['changeProfile']>): Promise<boolean>;
}

/** The profile as it is right now in any tab. */
export function useProfile(memory: Memory, version: number): ShownProfile {
  const [profile, setProfile] = useState<Profile | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let isStale = false;
    memory.profile().then(
      (read) => isStale || setProfile(read),
      (thrown: unknown) => isStale || setError(thrown),
    );
    return () => void (isStale = true);
  }, [memory, version]);
  const change = useCallback(
    async (...next: Parameters<Memory['changeProfile']>) => {
      try {
        setProfile(await memory.changeProfile(...next));
        setError(null);
        return true;
      } catch (thrown) {
        setError(thrown);
        return false;
      }
    },
    [memory],
  );
  return { profile, error, change };
}
