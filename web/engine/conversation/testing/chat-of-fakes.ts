import { createStore } from 'zustand/vanilla';
import type { Fact, Message, Reply } from '../../../../shared/schemas/index.ts';
import type { RuleName } from '../../../../shared/schemas/persona.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../../../shared/testing/scripted-model.ts';
import { createFakeCompanionLink } from '../../../ports/testing/fake-companion-link.ts';
import { createFakeModelLibrary } from '../../../ports/testing/fake-model-library.ts';
import type { Answerer } from '../../../ports/answerer.ts';
import type { ConversationRepository } from '../../../ports/conversations.ts';
import type { Memory } from '../../../ports/memory.ts';
import { FakeAnswerer } from '../../../ports/testing/fake-answerer.ts';
import { createFakeEmbedder, type FakeEmbedder } from '../../../ports/testing/fake-embedder.ts';
import type { FoldRepository } from '../../../ports/folds.ts';
import { FakeFolds } from '../../../ports/testing/fake-folds.ts';
import { FakeConversations } from '../../../ports/testing/fake-conversations.ts';
import { createFakeMemory, type FakeMemory } from '../../../ports/testing/fake-memory.ts';
import { buildPersona } from '../../../ports/testing/build-persona.ts';
import { FakeTraces } from '../../../ports/testing/fake-traces.ts';
import { until } from '../../../ports/testing/until.ts';
import { createChat, type ChatParts } from '../chat.ts';
import { createCapabilities } from '../../capabilities/capabilities.ts';
import { createLeadingHandlers } from '../../capabilities/leading-handlers.ts';
import { createMemoryHandlers } from '../../capabilities/memory-handlers.ts';
import { createNimaHandlers } from '../../capabilities/nima-handlers.ts';
import { createCommanding } from '../commanding.ts';
import { createFolding } from '../folding.ts';
import { createPlanning } from '../planning.ts';
import { createPrompting } from '../prompting.ts';
import { createStyling } from '../styling.ts';
import { createTracing } from '../tracing.ts';

/** What is around the conversation. */
export interface World {
  readonly conversations: ConversationRepository;
  readonly answerer: Answerer;
  readonly memory: Memory;
}

export interface FakeWorld extends World {
  readonly conversations: FakeConversations;
  readonly answerer: FakeAnswerer;
  readonly memory: FakeMemory;
}

export interface ChatOfFakes<Around extends World = FakeWorld> extends Partial<
  Pick<ChatParts, 'understand' | 'ifFree' | 'inTurn' | 'findMessages' | 'findSaid' | 'meaningJoins' | 'pause'>
> {
  readonly facts?: readonly Fact[];
  readonly model?: ScriptedModel;
  /** Without it a model is there. */
  readonly withoutModel?: true;
  /** What another tab, or an earlier start, has left. */
  readonly conversations?: Around['conversations'];
  readonly answerer?: Around['answerer'];
  readonly memory?: Around['memory'];
  readonly traces?: FakeTraces;
  readonly embedder?: FakeEmbedder;
  readonly clock?: FakeClock;
  readonly ids?: CountingIds;
  readonly rulesOff?: readonly RuleName[];
  readonly folds?: FoldRepository;
}

/** The conversation as it ships, over fakes of what is around it. */
export function chatOfFakes<Around extends World = FakeWorld>({
  facts = [],
  model,
  withoutModel,
  ...given
}: ChatOfFakes<Around> = {}) {
  const { clock = new FakeClock(), ids = new CountingIds() } = given;
  const fakes: World = {
    conversations: new FakeConversations(clock),
    answerer: new FakeAnswerer({ model: model ?? new ScriptedModel() }),
    memory: createFakeMemory({ clock, ids: new CountingIds(), facts }),
  };
  // Who gives nothing of their own asked for the world of fakes.
  const around = fakes as Around;
  const conversations: Around['conversations'] = given.conversations ?? around.conversations;
  const answerer: Around['answerer'] = given.answerer ?? around.answerer;
  const memory: Around['memory'] = given.memory ?? around.memory;
  const traces = given.traces ?? new FakeTraces();
  const embedder = given.embedder ?? createFakeEmbedder();
  const modelIsThere = createStore(() => withoutModel !== true);
  const folding = createFolding({
    folds: given.folds ?? new FakeFolds(),
    conversations,
    answerer,
    clock,
    // Their own: what is folded in the background must not move the ids of what is said.
    ids: new CountingIds(),
    modelName: () => 'scripted',
    ifFree: async (_name, work) => work(),
  });
  const capabilities = createCapabilities({
    handlers: {
      ...createMemoryHandlers(memory),
      ...createNimaHandlers({ memory, link: createFakeCompanionLink(), models: createFakeModelLibrary() }),
      ...createLeadingHandlers(),
    },
  });
  /** The paths after whose answers facts were looked for. */
  const readForFacts: string[][] = [];
  const parts: ChatParts = {
    understand: async (_signal, _question, recalled) => ({
      said:
        recalled.length === 0
          ? { kind: 'nothing', facts: [] }
          : { kind: 'fact', facts: recalled.slice(0, 1).map(({ fact }) => fact.id) },
      isEnough: recalled.length > 0,
    }),
    command: createCommanding(capabilities),
    plan: createPlanning({ answerer, capabilities }),
    ifFree: async (_name, work) => work(),
    inTurn: async (_signal, _name, work) => work(),
    findMessages: async () => [],
    // Nobody waits for time to pass.
    pause: given.pause ?? (async () => new Promise<void>(() => undefined)),
    meaningJoins: given.meaningJoins ?? (async () => false),
    findSaid: given.findSaid ?? (async () => []),
    onErased: async () => undefined,
    tracing: createTracing({
      traces,
      conversations,
      clock,
      styling: createStyling({ embedder, persona: buildPersona }),
    }),
    ...(given.understand ? { understand: given.understand } : {}),
    ...(given.ifFree ? { ifFree: given.ifFree } : {}),
    ...(given.inTurn ? { inTurn: given.inTurn } : {}),
    ...(given.findMessages ? { findMessages: given.findMessages } : {}),
    conversations,
    answerer,
    memory,
    clock,
    ids,
    layOut: createPrompting({ answerer, memory, persona: buildPersona, folding }),
    folding,
    extraction: {
      afterAnswer: (path) => void readForFacts.push(path.map(({ id }) => id)),
      makeWay: () => undefined,
      close: () => undefined,
    },
    rulesOff: () => given.rulesOff ?? [],
    isModelThere: () => modelIsThere.getState(),
    onModelChange: (listener) => modelIsThere.subscribe(listener),
    onMemoryChange: (listener) => memory.changes.subscribe(listener),
  };
  const chat = createChat(parts);
  return {
    chat,
    readForFacts,
    folding,
    traces,
    embedder,
    conversations,
    answerer,
    memory,
    clock,
    ids,
    modelIsThere,
  };
}

/** All that was said in a conversation, in the order of time. */
export async function saidIn(conversations: ConversationRepository, id: string): Promise<readonly Message[]> {
  return (await conversations.messagesOf(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The newest reply of a conversation, once it is as wished. */
export async function replyOnce(
  conversations: ConversationRepository,
  id: string,
  wished: (reply: Reply) => boolean,
): Promise<Reply> {
  const newest = createStore<Reply | null>(() => null);
  const read = async () => {
    const replies = (await saidIn(conversations, id)).filter((message) => message.role === 'assistant');
    newest.setState(replies.at(-1) ?? null, true);
  };
  const stop = conversations.watch(
    id,
    () => void read(),
    (error) => {
      throw error;
    },
  );
  try {
    return await until(newest, (reply): reply is Reply => reply !== null && wished(reply));
  } finally {
    stop();
  }
}
