import type { CompanionLink } from '../ports/companion-link.ts';

export interface DataHomeParts {
  link: CompanionLink;
  /** Whether this address holds anything worth coming back to. */
  holdsData: () => Promise<boolean>;
}

/**
 * Tells the companion, once, at which address the data lives, so that another port or spelling of the address can be
 * explained there. An address already told is never overruled here: only the person moves the home of their data.
 */
export function createDataHome({ link, holdsData }: DataHomeParts): { settle(): Promise<void> } {
  const settle = async (): Promise<void> => {
    const state = link.getState();
    if (state.kind !== 'connected' || state.health.dataOrigin !== null) return;
    try {
      if (await holdsData()) await link.keepDataHere();
    } catch {
      // Not told now, it is told at the next connection. A memory that does not open is reported by who shows it.
    }
  };
  link.subscribe((state, previous) => {
    if (state.kind === 'connected' && previous.kind !== 'connected') void settle();
  });
  return { settle };
}
