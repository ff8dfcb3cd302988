import { createStore } from 'zustand/vanilla';
import { beginConversation, say } from '../../../../shared/domain/conversation/saying.ts';
import type { Message } from '../../../../shared/schemas/index.ts';
import type { PromptText } from '../../../../shared/schemas/prompt-text.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../../../shared/testing/scripted-model.ts';
import { FakeAnswerer } from '../../../ports/testing/fake-answerer.ts';
import { FakeConversations } from '../../../ports/testing/fake-conversations.ts';
import { FakeExtractionQueue } from '../../../ports/testing/fake-extraction-queue.ts';
import { createFakeMemory } from '../../../ports/testing/fake-memory.ts';
import { FakeOffers } from '../../../ports/testing/fake-offers.ts';
import { until } from '../../../ports/testing/until.ts';
import { createExtraction, type ExtractionParts } from '../extraction.ts';
import { learningOfFakes } from './learning-of-fakes.ts';

export const EXTRACTION_TASK: PromptText = {
  name: 'extraction',
  version: 1,
  source: { kind: 'built_in' },
  text: 'Find facts.',
  rules: ['Add nothing.'],
};

/** What a model finds, each with itself as the quote unless another is given. */
export const finds = (...facts: readonly (string | { text: string; quote: string })[]): string =>
  JSON.stringify({
    facts: facts.map((fact) => ({
      category: 'other',
      ...(typeof fact === 'string' ? { text: fact, quote: fact } : fact),
    })),
  });

export interface ExtractionGiven {
  readonly model?: ScriptedModel;
  readonly prompts?: readonly PromptText[];
  readonly queue?: FakeExtractionQueue;
}

/** Learning with a model, over fakes of what is around it. `tab` opens one more tab on the same data. */
export function extractionOfFakes({
  model = new ScriptedModel({ says: () => finds() }),
  prompts = [EXTRACTION_TASK],
  queue = new FakeExtractionQueue(),
}: ExtractionGiven = {}) {
  const [clock, ids] = [new FakeClock(), new CountingIds()];
  const conversations = new FakeConversations(clock);
  const answerer = new FakeAnswerer({ model, prompts });
  const memory = createFakeMemory({ clock, ids, facts: [] });
  const learning = learningOfFakes({ offers: new FakeOffers(), memory, clock, ids });
  const rounds = createStore(() => ({ begun: 0, ended: 0 }));
  let last = Promise.resolve();
  const inTurn: ExtractionParts['inTurn'] = async (_signal, _name, work) => {
    rounds.setState(({ begun, ended }) => ({ begun: begun + 1, ended }), true);
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine.finally(() => rounds.setState(({ begun, ended }) => ({ begun, ended: ended + 1 }), true));
  };
  const tab = () =>
    createExtraction({ queue, conversations, answerer, learner: learning, timeZone: () => 'UTC', inTurn });
  const begin = beginConversation({ clock, ids });
  const tell = async (text: string, within = begin): Promise<readonly Message[]> => {
    const { conversation, question } = say(text, null, within, { clock, ids });
    const kept = await conversations.write({}, () => ({ conversation, messages: [question] }));
    return kept.messages;
  };
  return {
    tab,
    tell,
    queue,
    conversations,
    answerer,
    learning,
    clock,
    ids,
    conversation: begin.id,
    offered: async () => (await learning.open()).map(({ text }) => text).toSorted(),
    /** That many rounds have come to their end. */
    rounds: async (count: number) => until(rounds, ({ ended }) => ended >= count),
  };
}
