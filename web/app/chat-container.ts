import { createAnswerer } from '../companion-client/answerer.ts';
import type { CompanionHttp } from '../companion-client/http.ts';
import { createCapabilities } from '../engine/capabilities/capabilities.ts';
import { createLeadingHandlers } from '../engine/capabilities/leading-handlers.ts';
import { createMemoryHandlers } from '../engine/capabilities/memory-handlers.ts';
import { createNimaHandlers } from '../engine/capabilities/nima-handlers.ts';
import { createChat } from '../engine/conversation/chat.ts';
import { createCommanding } from '../engine/conversation/commanding.ts';
import { createFolding } from '../engine/conversation/folding.ts';
import { createFindingMessages } from '../engine/conversation/finding-messages.ts';
import { createFindingSaid } from '../engine/conversation/finding-said.ts';
import { createPlanning } from '../engine/conversation/planning.ts';
import { createPrompting } from '../engine/conversation/prompting.ts';
import type { Styling, StylingParts } from '../engine/conversation/styling.ts';
import { createTracing } from '../engine/conversation/tracing.ts';
import { createUnderstanding } from '../engine/conversation/understanding.ts';
import type { InOneTab } from '../engine/background-work.ts';
import type { Indexer } from '../engine/memory/indexer.ts';
import { createJoiningMeaning, type JoiningMeaningParts } from '../engine/memory/joining-meaning.ts';
import { createPause } from '../platform/pause.ts';
import { systemClock, uuidIds } from '../platform/system.ts';
import type { Turns } from '../platform/turns.ts';
import type { Chat } from '../ports/chat.ts';
import type { CompanionLink, LinkState } from '../ports/companion-link.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Folds } from '../ports/folds.ts';
import type { Learning } from '../ports/learning.ts';
import type { MemoryIndex } from '../ports/memory-index.ts';
import type { Memory } from '../ports/memory.ts';
import type { ModelLibrary } from '../ports/model-library.ts';
import type { MemoryRepository } from '../ports/memory-repository.ts';
import type { NimaDatabase } from '../storage/database.ts';
import { DexieConversations } from '../storage/dexie-conversations.ts';
import { DexieMemoryRepository } from '../storage/dexie-memory-repository.ts';
import { DexieFolds } from '../storage/dexie-folds.ts';
import { hasModel } from './has-model.ts';
import { openLearning } from './learning-container.ts';
import { sameUntilItFails } from './same-until-it-fails.ts';
import type { Voice } from './voice-container.ts';

export interface ChatContainerParts {
  readonly window: Window;
  readonly database: NimaDatabase;
  readonly memory: Memory;
  readonly index: MemoryIndex;
  readonly embedder: Embedder;
  readonly caughtUp: Indexer['caughtUp'];
  readonly patience: JoiningMeaningParts['patience'];
  readonly turns: Turns;
  readonly link: CompanionLink;
  readonly http: CompanionHttp;
  readonly models: ModelLibrary;
  readonly voice: Voice;
  /** Leaves nothing of what was erased in a snapshot. */
  readonly leaveNoSnapshot: () => Promise<void>;
  /** What the companion’s model has read. */
  readonly reading: { forget(): Promise<void> };
}

/** What a conversation is had with. */
export interface Talk extends Voice {
  readonly chat: Chat;
  readonly learning: Learning;
  readonly folds: Folds;
}

/** Everything a conversation consists of, wired: a chunk of its own, fetched when it is first needed. */
export function createChatContainer(parts: ChatContainerParts): Talk {
  const { window, database, memory, link, http, turns, models, voice, ...others } = parts;
  const { reading, leaveNoSnapshot, ...found } = others;
  const { personas, traces } = voice;
  const [clock, ids] = [systemClock, uuidIds];
  const ifFree = async (name: string, work: () => Promise<void>) => turns.ifFree(name, work);
  const pause = createPause(window);
  const answerer = createAnswerer({ http, pause });
  const persona = () => personas.getState().persona;
  const conversations = new DexieConversations(database, clock);
  const folds = new DexieFolds(database);
  const { modelName, ...model } = modelOver(link);
  const folding = createFolding({ folds, conversations, answerer, clock, ids, modelName, ifFree });
  const styling = stylingOnceNeeded({ embedder: found.embedder, persona });
  const inTurn: InOneTab = async (signal, name, work) => turns.inTurn(signal, name, work);
  const { embedder } = found;
  const finding = { ...found, clock, timeZone: memory.timeZone.getState };
  const learned = { window, database, memory, embedder, turns, conversations, answerer, inTurn };
  const { learning, extraction } = openLearning({ ...learned, ...model, clock, ids });
  const capabilities = capabilitiesOver({ memory, link, models });
  const chat = createChat({
    conversations,
    tracing: createTracing({ traces, conversations, clock, styling }),
    answerer,
    memory,
    clock,
    ids,
    understand: createUnderstanding({ memory, learner: learning, clock }),
    command: createCommanding(capabilities),
    plan: createPlanning({ answerer, capabilities }),
    layOut: createPrompting({ answerer, memory, persona, folding }),
    folding,
    extraction,
    onErased: async () => {
      // Not waited for: a companion that is away is told when it is back.
      void reading.forget();
      await leaveNoSnapshot();
    },
    meaningJoins: createJoiningMeaning(found),
    findSaid: createFindingSaid({ ...finding, conversations, passages: passagesIn(database) }),
    findMessages: createFindingMessages(finding),
    ifFree,
    inTurn,
    rulesOff: () => personas.getState().off,
    pause,
    ...model,
    onMemoryChange: memory.changes.subscribe,
  });
  return { ...voice, chat, learning, folds: folding };
}

/** What was imported beside conversations. */
function passagesIn(database: NimaDatabase): MemoryRepository['passages'] {
  const records = new DexieMemoryRepository(database, systemClock);
  return async (ids) => records.passages(ids);
}

/** How an answer sounded is asked when it has ended and nobody waits: the rules of it come then. */
function stylingOnceNeeded(parts: StylingParts): Styling {
  const open = sameUntilItFails(async () =>
    (await import('../engine/conversation/styling.ts')).createStyling(parts),
  );
  return async (answered) => (await open())(answered);
}

/** What a message may order, and a model choose. */
function capabilitiesOver(parts: Pick<ChatContainerParts, 'memory' | 'link' | 'models'>) {
  const handlers = {
    ...createMemoryHandlers(parts.memory),
    ...createNimaHandlers(parts),
    ...createLeadingHandlers(),
  };
  return createCapabilities({ handlers });
}

/** Who answers at the companion: whether somebody does, their name, and when that changes. */
function modelOver(link: CompanionLink) {
  return {
    modelName: () => modelOf(link.getState()),
    isModelThere: () => hasModel(link.getState()),
    onModelChange: (listener: () => void) =>
      link.subscribe((state, before) => {
        if (hasModel(state) !== hasModel(before)) listener();
      }),
  };
}

/** Who would write a summary now. */
function modelOf(state: LinkState): string | null {
  const engine = state.kind === 'connected' ? state.status.engine : undefined;
  return engine?.state.kind === 'ready' ? engine.state.model : null;
}
