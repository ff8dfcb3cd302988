import { useEffect, useState } from 'react';
import type { Offer } from '../../../../shared/schemas/index.ts';
import type { Learning } from '../../../ports/learning.ts';
import { useReadable } from '../../../ui/use-readable.ts';

interface Read {
  /** Null until they were read. */
  readonly offers: readonly Offer[] | null;
  readonly error: unknown;
}

/** What has no verdict yet, as it is right now in any tab. */
export function useOpenOffers(learning: Pick<Learning, 'open' | 'changes'>): Read {
  const version = useReadable(learning.changes);
  const [read, setRead] = useState<Read>({ offers: null, error: null });
  useEffect(() => {
    let isStale = false;
    learning.open().then(
      (offers) => isStale || setRead({ offers, error: null }),
      (error: unknown) => isStale || setRead((before) => ({ ...before, error })),
    );
    return () => void (isStale = true);
  }, [learning, version]);
  return read;
}
