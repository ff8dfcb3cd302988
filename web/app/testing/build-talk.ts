import type { Fact } from '../../../shared/schemas/index.ts';
import { chatOfFakes } from '../../engine/conversation/testing/chat-of-fakes.ts';
import { learningOfFakes } from '../../engine/learning/testing/learning-of-fakes.ts';
import { openPersonas } from '../../engine/persona/personas.ts';
import { buildPersona } from '../../ports/testing/build-persona.ts';
import { FakePersonas } from '../../ports/testing/fake-personas.ts';
import { FakeOffers } from '../../ports/testing/fake-offers.ts';
import type { Talk } from '../chat-container.ts';

/** Conversations over fakes, answered by a scripted model. */
export function buildTalk(facts: readonly Fact[]): Talk {
  const { chat, folding, traces, memory, clock, ids } = chatOfFakes({ facts });
  return {
    chat,
    learning: learningOfFakes({ offers: new FakeOffers(), memory, clock, ids }),
    personas: openPersonas(new FakePersonas(), buildPersona()),
    folds: folding,
    traces,
  };
}
