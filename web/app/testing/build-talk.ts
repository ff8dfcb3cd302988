import type { Fact } from '../../../shared/schemas/index.ts';
import { chatOfFakes } from '../../engine/conversation/testing/chat-of-fakes.ts';
import { createLearning } from '../../engine/learning/learning.ts';
import { FakeOffers } from '../../ports/testing/fake-offers.ts';
import type { Talk } from '../chat-container.ts';

/** Conversations over fakes, answered by a scripted model. */
export function buildTalk(facts: readonly Fact[]): Talk {
  const { chat, memory, clock, ids } = chatOfFakes({ facts });
  return { chat, learning: createLearning({ offers: new FakeOffers(), memory, clock, ids }) };
}
