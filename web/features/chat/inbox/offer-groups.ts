import type { Offer } from '../../../../shared/schemas/index.ts';

/** Offers by what they have in common, each group in the order of its first, and within it in theirs. */
export function offersBy(
  part: 'conversation' | 'message',
  offers: readonly Offer[],
): ReadonlyMap<string, readonly Offer[]> {
  const groups = new Map<string, Offer[]>();
  for (const offer of offers) {
    const group = groups.get(offer[part]);
    if (group) group.push(offer);
    else groups.set(offer[part], [offer]);
  }
  return groups;
}
