import type { Clock } from '../../shared/ports/clock.ts';
import { isSameSecret } from './bearer.ts';
import type { Authenticate } from './checks.ts';
import { FailureLimit } from './failure-limit.ts';

/** Knows the one key. The right one is asked first: no number of wrong ones can keep the owner out. */
export function createAuthenticate(token: string, clock: Clock): Authenticate {
  const limit = new FailureLimit(clock);
  return (given) => {
    if (isSameSecret(given, token)) return { isOwner: true, waitMs: 0 };
    return { isOwner: false, waitMs: limit.recordFailure() };
  };
}
