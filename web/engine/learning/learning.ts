import { createStore } from 'zustand/vanilla';
import { byConversation } from '../../../shared/domain/learning/by-conversation.ts';
import type { Candidate, Kind } from '../../../shared/domain/learning/candidate.ts';
import { acceptsByItself } from '../../../shared/domain/learning/same-candidate.ts';
import type { Offer } from '../../../shared/schemas/index.ts';
import type { UnheardQuestions } from '../../ports/conversation-merger.ts';
import type { Learning } from '../../ports/learning.ts';
import type { OfferRepository } from '../../ports/offers.ts';
import { acceptOffer, judging, NOTHING_REPLACED, wouldReplace, type AcceptingParts } from './accepting.ts';
import { hearQuestion, offerNew, type Heard, type OfferingParts } from './offering.ts';

export interface LearningParts
  extends Omit<AcceptingParts, 'offers' | 'memory'>, Omit<OfferingParts, 'offers' | 'memory'> {
  offers: OfferRepository;
  memory: AcceptingParts['memory'] & OfferingParts['memory'];
  unheard: Pick<UnheardQuestions, 'watch'>;
}

export interface Learner extends Learning {
  /** What a person said: answers what it tells of them that is not known yet. */
  hear(signal: AbortSignal, question: Heard): Promise<readonly Offer[]>;
  /** The same of what was found in it by a model: somebody looks at each. */
  offer(signal: AbortSignal, question: Heard, candidates: readonly Candidate[]): Promise<readonly Offer[]>;
}

export function createLearning(parts: LearningParts): Learner {
  const { offers, memory } = parts;
  return {
    changes: countChanges(offers),
    hearing: hearingOf(parts.unheard),
    open: async () => byConversation(await offers.open()),
    of: async (conversation) => offers.of(conversation),
    wouldReplace: oneByOne(async (signal, id) => {
      const [one] = await offers.offers([id]);
      return one ? wouldReplace(signal, memory, one) : NOTHING_REPLACED;
    }),
    accept: async (id, change, replaced) => acceptOffer(parts, id, change, replaced),
    reject: async (id) => judging(parts, async () => void (await offers.judge(id, 'rejected'))),
    reopen: async (id) => judging(parts, async () => offers.reopen(id)),
    acceptedKinds: async () => offers.acceptedKinds(),
    acceptKind: async (kind, accepted) => offers.acceptKind(kind, accepted),
    offer: async (signal, question, candidates) => offerNew(signal, parts, question, candidates),
    hear: async (signal, question) => {
      const added = await hearQuestion(signal, parts, question);
      if (question.saidAt === undefined) await acceptWhatMay(signal, parts, added);
      return added;
    },
  };
}

/** Keeps without a look what a person said so of its kind; what takes the place of something they look at first. */
async function acceptWhatMay(
  signal: AbortSignal,
  parts: LearningParts,
  added: readonly Offer[],
): Promise<void> {
  const kinds = new Set((await parts.offers.acceptedKinds()) as Kind[]);
  for (const offer of added) {
    if (!acceptsByItself({ ...offer, kind: offer.kind as Kind }, kinds)) continue;
    // Where nobody can say what it would replace, it waits for a look as well.
    const may = await wouldReplace(signal, parts.memory, offer).catch(() => null);
    if (may?.mayReplace.length === 0) await acceptOffer(parts, offer.id);
  }
}

/** A list asks for many at once; whatever else is searched for meanwhile waits for one of them at most. */
function oneByOne<Answer>(ask: (signal: AbortSignal, id: string) => Promise<Answer>): typeof ask {
  let last: Promise<unknown> = Promise.resolve();
  return async (signal, id) => {
    const answer = last.then(async () => {
      signal.throwIfAborted();
      return ask(signal, id);
    });
    last = answer.catch(() => undefined);
    return answer;
  };
}

function hearingOf(unheard: LearningParts['unheard']) {
  const hearing = createStore(() => false);
  unheard.watch((isLeft) => hearing.setState(isLeft, true));
  return hearing;
}

function countChanges(offers: OfferRepository) {
  const changes = createStore(() => 0);
  const count = () => changes.setState((before) => before + 1, true);
  // A list that cannot be read says so itself when it is read.
  offers.watch(count, count);
  return changes;
}
