import { sameCandidate } from '../../../shared/domain/learning/same-candidate.ts';
import { isSuperseded, writeFact } from '../../../shared/domain/memory/facts.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Fact, Offer } from '../../../shared/schemas/index.ts';
import type { OfferChange } from '../../ports/learning.ts';
import type { FactOrigin, Memory, Remembered } from '../../ports/memory.ts';
import type { OfferRepository } from '../../ports/offers.ts';

export interface AcceptingParts {
  offers: Pick<OfferRepository, 'offers' | 'judge'>;
  memory: Pick<Memory, 'get' | 'recall' | 'remember' | 'supersede' | 'mayBeReplacedBy'>;
  clock: Clock;
  /** In one tab at a time. */
  inTurn: (signal: AbortSignal, name: string, work: () => Promise<void>) => Promise<void>;
}

type MayReplace = Omit<Remembered, 'fact'>;

const NEAREST = 200;
export const NOTHING_REPLACED: MayReplace = { mayReplace: [], versions: [] };

/** Facts that an offer would take the place of: those that are asked about when a fact is kept. */
export async function wouldReplace(
  signal: AbortSignal,
  memory: Pick<Memory, 'mayBeReplacedBy'>,
  offer: Offer,
): Promise<MayReplace> {
  const parts = { clock: { now: () => offer.createdAt }, ids: { next: () => offer.id } };
  const fresh: Fact = { ...writeFact(offer.text, givenOf(offer), parts, originOf(offer)), revision: '' };
  return memory.mayBeReplacedBy(signal, fresh);
}

/**
 * Keeps an offer, once: two tabs take turns, and what was kept before a crash took the verdict away is found. The fact is
 * kept first, so that nothing that was accepted is lost.
 */
export async function acceptOffer(
  parts: AcceptingParts,
  id: string,
  change: OfferChange = {},
  replaced: readonly string[] = [],
): Promise<Remembered | null> {
  let accepted: Remembered | null = null;
  await judging(parts, async () => {
    const [offer] = await parts.offers.offers([id]);
    if (offer?.verdict !== 'open') return;
    accepted = await keep(parts, offer, change, replaced);
    await parts.offers.judge(id, 'accepted', { fact: accepted.fact.id });
  });
  return accepted;
}

/** One verdict at a time, in whichever tab: to keep an offer takes more than one step. */
export async function judging(
  { inTurn }: Pick<AcceptingParts, 'inTurn'>,
  judge: () => Promise<void>,
): Promise<void> {
  await inTurn(new AbortController().signal, 'nima-offers', judge);
}

async function keep(
  parts: AcceptingParts,
  offer: Offer,
  change: OfferChange,
  replaced: readonly string[],
): Promise<Remembered> {
  const { text, ...given } = { text: offer.text, ...givenOf(offer), ...change };
  const { memory } = parts;
  const known = await keptAlready(parts, text);
  const { fact, ...may } = known
    ? { fact: known, ...NOTHING_REPLACED }
    : await memory.remember(text, given, originOf(offer));
  const others = (await standing(parts, replaced)).filter((other) => other !== fact.id);
  if (others.length > 0) await memory.supersede(fact.id, others);
  return {
    fact,
    mayReplace: may.mayReplace.filter((one) => !others.includes(one.id)),
    versions: may.versions.filter((one) => !others.includes(one)),
  };
}

/** Those that nothing has taken the place of since they were shown. */
async function standing(
  { memory, clock }: AcceptingParts,
  ids: readonly string[],
): Promise<readonly string[]> {
  const facts = await Promise.all(ids.map(async (id) => memory.get(id)));
  return facts.flatMap((fact) =>
    fact && fact.deletedAt === null && !isSuperseded(fact, clock.now()) ? [fact.id] : [],
  );
}

/** The same words twice would be two facts of one thing. What is history may be so again. */
async function keptAlready({ memory, clock }: AcceptingParts, text: string): Promise<Fact | undefined> {
  const near = await memory.recall(new AbortController().signal, text, { k: NEAREST });
  const key = sameCandidate(text);
  const holds = near.filter(({ fact }) => !isSuperseded(fact, clock.now()));
  return holds.find(({ fact }) => sameCandidate(fact.text) === key)?.fact;
}

function givenOf({ category, subject, validFrom, validTo }: Offer): OfferChange {
  return { category, subject, validFrom, validTo };
}

function originOf({ confidence, conversation, message, quote }: Offer): FactOrigin {
  return { source: 'conversation', confidence, provenance: { conversation, message, quote } };
}
