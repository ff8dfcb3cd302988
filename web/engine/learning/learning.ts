import { createStore } from 'zustand/vanilla';
import type { Candidate, Kind } from '../../../shared/domain/learning/candidate.ts';
import { byConversation } from '../../../shared/domain/learning/by-conversation.ts';
import { candidatesIn } from '../../../shared/domain/learning/candidates-in.ts';
import {
  acceptsByItself,
  isDuplicate,
  sameCandidate,
} from '../../../shared/domain/learning/same-candidate.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import type { Offer, Question } from '../../../shared/schemas/index.ts';
import type { Learning, OfferChange } from '../../ports/learning.ts';
import type { Memory, Remembered } from '../../ports/memory.ts';
import type { OfferRepository } from '../../ports/offers.ts';

export interface LearningParts {
  offers: OfferRepository;
  memory: Pick<Memory, 'recall' | 'remember' | 'timeZone'>;
  clock: Clock;
  ids: Ids;
}

export interface Learner extends Learning {
  /** What a person said: answers what it tells of them that is not known yet. */
  hear(signal: AbortSignal, question: Heard): Promise<readonly Offer[]>;
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

export function createLearning(parts: LearningParts): Learner {
  const { offers } = parts;
  const accept = async (id: string, change?: OfferChange) => acceptOffer(parts, id, change);
  return {
    changes: countChanges(offers),
    open: async () => byConversation(await offers.open()),
    of: async (conversation) => offers.of(conversation),
    accept,
    reject: async (id) => void (await offers.judge(id, 'rejected')),
    reopen: async (id) => offers.reopen(id),
    acceptedKinds: async () => offers.acceptedKinds(),
    acceptKind: async (kind, accepted) => offers.acceptKind(kind, accepted),
    hear: async (signal, question) => hearQuestion(signal, parts, question),
  };
}

/** What a question tells of the person that is not known yet, offered; or kept, where they said so of its kind. */
export async function hearQuestion(
  signal: AbortSignal,
  parts: LearningParts,
  question: Heard,
): Promise<readonly Offer[]> {
  const { offers } = parts;
  const added = await offers.add(await newIn(signal, parts, question));
  if (question.saidAt !== undefined) return added;
  const kinds = new Set((await offers.acceptedKinds()) as Kind[]);
  for (const offer of added)
    if (acceptsByItself({ ...offer, kind: offer.kind as Kind }, kinds)) await acceptOffer(parts, offer.id);
  return added;
}

async function newIn(
  signal: AbortSignal,
  { memory, clock, ids }: LearningParts,
  question: Heard,
): Promise<readonly Offer[]> {
  const now = question.saidAt ?? clock.now();
  const found = candidatesIn(question.text, { now, timeZone: memory.timeZone.getState() });
  const fresh: Offer[] = [];
  for (const candidate of found) {
    const near = await memory.recall(signal, candidate.text, { k: NEAREST });
    // How close two texts are in meaning is not told by a score: here words decide.
    const known = near.map(({ fact }) => ({ text: fact.text, closeness: null }));
    if (!isDuplicate(candidate, known)) fresh.push(offerOf(candidate, question, { now, id: ids.next() }));
  }
  return fresh;
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

/** The fact is kept first: were the verdict lost, the same would be offered once more and found to be known. */
async function acceptOffer(
  { offers, memory }: LearningParts,
  id: string,
  change: OfferChange = {},
): Promise<Remembered | null> {
  const [offer] = await offers.offers([id]);
  if (offer?.verdict !== 'open') return null;
  const { text, category, subject, validFrom, validTo } = { ...offer, ...change };
  const remembered = await memory.remember(
    text,
    { category, subject, validFrom, validTo },
    {
      source: 'conversation',
      confidence: offer.confidence,
      provenance: { conversation: offer.conversation, message: offer.message, quote: offer.quote },
    },
  );
  await offers.judge(id, 'accepted', { fact: remembered.fact.id });
  return remembered;
}

function countChanges(offers: OfferRepository) {
  const changes = createStore(() => 0);
  const count = () => changes.setState((before) => before + 1, true);
  // A list that cannot be read says so itself when it is read.
  offers.watch(count, count);
  return changes;
}
