/**
 * Offers with those of one conversation side by side, in the order in which each conversation comes first: a file of
 * conversations brings many, and they are judged by what was talked about.
 */
export function byConversation<Offered extends { readonly conversation: string }>(
  offers: readonly Offered[],
): readonly Offered[] {
  const groups = new Map<string, Offered[]>();
  for (const offer of offers) {
    const group = groups.get(offer.conversation);
    if (group) group.push(offer);
    else groups.set(offer.conversation, [offer]);
  }
  return [...groups.values()].flat();
}
