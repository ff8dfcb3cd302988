import type { Candidate } from '../../../shared/domain/learning/candidate.ts';
import { candidatesIn } from '../../../shared/domain/learning/candidates-in.ts';
import {
  isDuplicate,
  mayBeSame,
  sameCandidate,
  type KnownText,
} from '../../../shared/domain/learning/same-candidate.ts';
import { wordsOf } from '../../../shared/domain/recall/fold.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import type { Offer, Question } from '../../../shared/schemas/index.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { Memory } from '../../ports/memory.ts';
import type { OfferRepository } from '../../ports/offers.ts';
import { closeTo } from './closeness.ts';

export interface OfferingParts {
  offers: Pick<OfferRepository, 'open' | 'of' | 'add'>;
  memory: Pick<Memory, 'recall' | 'timeZone'>;
  /** Null: words alone say what is known. */
  embedder: Pick<Embedder, 'getState' | 'embed'> | null;
  clock: Clock;
  ids: Ids;
}

export interface Heard extends Pick<Question, 'id' | 'conversation' | 'text'> {
  /** When it was said, where that was elsewhere and long ago: then nothing of it is kept without a look. */
  readonly saidAt?: number;
}

/**
 * Facts that may be the same as one that is offered. As many as a recall looks at in any case: a year in a text asks for
 * what held then, and what holds now, in the very same words, comes far behind it.
 */
const NEAREST = 200;
/** The newest of those that wait: nobody says again what was said so long ago, and an import brings thousands. */
const MOST_OPEN = 200;
/** The share of words in common from which two quotes of one message are one. */
const SAME_QUOTE = 0.8;

/** What a message tells of the person, by rules, that is not known yet: offered. */
export async function hearQuestion(
  signal: AbortSignal,
  parts: OfferingParts,
  question: Heard,
): Promise<readonly Offer[]> {
  const now = question.saidAt ?? parts.clock.now();
  const said = candidatesIn(question.text, { now, timeZone: parts.memory.timeZone.getState() });
  return offerNew(signal, parts, question, said);
}

/** Offers of what was found in a message all that is neither known, nor offered, nor rejected. */
export async function offerNew(
  signal: AbortSignal,
  parts: OfferingParts,
  question: Heard,
  candidates: readonly Candidate[],
): Promise<readonly Offer[]> {
  if (candidates.length === 0) return [];
  return parts.offers.add(await newAmong(signal, parts, question, candidates));
}

async function newAmong(
  signal: AbortSignal,
  parts: OfferingParts,
  question: Heard,
  candidates: readonly Candidate[],
): Promise<readonly Offer[]> {
  const { offers, clock, ids } = parts;
  const now = question.saidAt ?? clock.now();
  const here = await offers.of(question.conversation);
  const open = question.saidAt === undefined ? (await offers.open()).slice(0, MOST_OPEN) : [];
  // What was kept is known by its fact, and may be told again once that has gone.
  const pending = [...here.filter(({ verdict }) => verdict !== 'accepted'), ...open].map(({ text }) => text);
  const quoted = here.filter(({ message }) => message === question.id);
  const fresh: Offer[] = [];
  for (const candidate of candidates) {
    if (quoted.some(({ quote }) => isSameQuote(quote, candidate.quote))) continue;
    const texts = [...pending, ...fresh.map(({ text }) => text)];
    if (await isKnown(signal, parts, candidate, texts)) continue;
    fresh.push(offerOf(candidate, question, { now, id: ids.next() }));
  }
  return fresh;
}

async function isKnown(
  signal: AbortSignal,
  { memory, embedder }: OfferingParts,
  candidate: Candidate,
  pending: readonly string[],
): Promise<boolean> {
  const near = await memory.recall(signal, candidate.text, { k: NEAREST });
  const texts = [...new Set([...near.map(({ fact }) => fact.text), ...pending])];
  const byWords = texts.map((text): KnownText => ({ text, closeness: null }));
  if (isDuplicate(candidate, byWords)) return true;
  const alike = texts.filter((text) => mayBeSame(candidate, text));
  const closeness = await closeTo(signal, embedder, candidate.text, alike);
  return isDuplicate(
    candidate,
    alike.map((text, at) => ({ text, closeness: closeness?.[at] ?? null })),
  );
}

/** The same words of one message may be found by rules and by a model, which says them otherwise. */
function isSameQuote(one: string, other: string): boolean {
  const [mine, theirs] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  const shared = [...mine].filter((word) => theirs.has(word)).length;
  return shared >= SAME_QUOTE * Math.max(mine.size, theirs.size);
}

function offerOf(
  candidate: Candidate,
  { id: message, conversation, saidAt }: Heard,
  { now, id }: { now: number; id: string },
): Offer {
  return {
    ...candidate,
    validFrom: heldFrom(candidate, saidAt),
    id,
    message,
    conversation,
    createdAt: now,
    key: sameCandidate(candidate.text),
    verdict: 'open',
    fact: null,
  };
}

/** What was said long ago must not pass for later than what was said since. */
function heldFrom({ validFrom, validTo }: Candidate, saidAt: number | undefined): number | null {
  if (validFrom !== null || saidAt === undefined) return validFrom;
  return validTo === null || saidAt <= validTo ? saidAt : null;
}
