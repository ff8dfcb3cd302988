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
  const isUntold = (): boolean => {
    const state = link.getState();
    return state.kind === 'connected' && state.health.dataOrigin === null;
  };
  const tell = async (): Promise<void> => {
    try {
      // Asked again after looking for data: another tab may have told meanwhile.
      if (isUntold() && (await holdsData()) && isUntold()) await link.keepDataHere();
    } catch {
      // Not told now, it is told at the next connection. A memory that does not open is reported by who shows it.
    }
  };
  let telling: Promise<void> | null = null;
  const settle = async (): Promise<void> => {
    telling ??= tell().finally(() => (telling = null));
    return telling;
  };
  link.subscribe((state, previous) => {
    if (state.kind === 'connected' && previous.kind !== 'connected') void settle();
  });
  return { settle };
}
