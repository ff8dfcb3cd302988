import { createStore } from 'zustand/vanilla';
import type { Fact, Message, Reply } from '../../../../shared/schemas/index.ts';
import type { RuleName } from '../../../../shared/schemas/persona.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../../../shared/testing/scripted-model.ts';
import { createFakeCompanionLink } from '../../../ports/testing/fake-companion-link.ts';
import { createFakeModelLibrary } from '../../../ports/testing/fake-model-library.ts';
import { FakeAnswerer } from '../../../ports/testing/fake-answerer.ts';
import { FakeConversations } from '../../../ports/testing/fake-conversations.ts';
import { createFakeMemory } from '../../../ports/testing/fake-memory.ts';
import { buildPersona } from '../../../ports/testing/build-persona.ts';
import { until } from '../../../ports/testing/until.ts';
import { createChat, type ChatParts } from '../chat.ts';
import { createCapabilities } from '../../capabilities/capabilities.ts';
import { createLeadingHandlers } from '../../capabilities/leading-handlers.ts';
import { createMemoryHandlers } from '../../capabilities/memory-handlers.ts';
import { createNimaHandlers } from '../../capabilities/nima-handlers.ts';
import { createCommanding } from '../commanding.ts';
import { createPrompting } from '../prompting.ts';

export interface ChatOfFakes extends Partial<Pick<ChatParts, 'understand' | 'ifFree' | 'findMessages'>> {
  readonly facts?: readonly Fact[];
  readonly model?: ScriptedModel;
  /** Without it a model is there. */
  readonly withoutModel?: true;
  /** What another tab, or an earlier start, has left. */
  readonly conversations?: FakeConversations;
  readonly answerer?: FakeAnswerer;
  readonly clock?: FakeClock;
  readonly ids?: CountingIds;
  readonly rulesOff?: readonly RuleName[];
}

/** The conversation as it ships, over fakes of what is around it. */
export function chatOfFakes({ facts = [], model, withoutModel, ...given }: ChatOfFakes = {}) {
  const { clock = new FakeClock(), ids = new CountingIds() } = given;
  const conversations = given.conversations ?? new FakeConversations(clock);
  const answerer = given.answerer ?? new FakeAnswerer({ model: model ?? new ScriptedModel() });
  const memory = createFakeMemory({ clock, ids: new CountingIds(), facts });
  const modelIsThere = createStore(() => withoutModel !== true);
  const parts: ChatParts = {
    understand: async (_signal, _question, recalled) => ({
      said:
        recalled.length === 0
          ? { kind: 'nothing', facts: [] }
          : { kind: 'fact', facts: recalled.slice(0, 1).map(({ fact }) => fact.id) },
      isEnough: recalled.length > 0,
    }),
    command: createCommanding(
      createCapabilities({
        handlers: {
          ...createMemoryHandlers(memory),
          ...createNimaHandlers({
            memory,
            link: createFakeCompanionLink(),
            models: createFakeModelLibrary(),
          }),
          ...createLeadingHandlers(),
        },
      }),
    ),
    ifFree: async (_name, work) => work(),
    findMessages: async () => [],
    ...(given.understand ? { understand: given.understand } : {}),
    ...(given.ifFree ? { ifFree: given.ifFree } : {}),
    ...(given.findMessages ? { findMessages: given.findMessages } : {}),
    conversations,
    answerer,
    memory,
    clock,
    ids,
    layOut: createPrompting({ answerer, memory, persona: buildPersona }),
    rulesOff: () => given.rulesOff ?? [],
    isModelThere: () => modelIsThere.getState(),
    onModelChange: (listener) => modelIsThere.subscribe(listener),
  };
  const chat = createChat(parts);
  return { chat, conversations, answerer, memory, clock, ids, modelIsThere };
}

/** All that was said in a conversation, in the order of time. */
export async function saidIn(conversations: FakeConversations, id: string): Promise<readonly Message[]> {
  return (await conversations.messagesOf(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The newest reply of a conversation, once it is as wished. */
export async function replyOnce(
  conversations: FakeConversations,
  id: string,
  wished: (reply: Reply) => boolean,
): Promise<Reply> {
  const newest = createStore<Reply | null>(() => null);
  const read = async () => {
    const replies = (await saidIn(conversations, id)).filter((message) => message.role === 'assistant');
    newest.setState(replies.at(-1) ?? null, true);
  };
  const stop = conversations.watch(id, () => void read());
  try {
    return await until(newest, (reply): reply is Reply => reply !== null && wished(reply));
  } finally {
    stop();
  }
}
