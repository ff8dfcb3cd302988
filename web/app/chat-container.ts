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
import { createPlanning } from '../engine/conversation/planning.ts';
import { createPrompting } from '../engine/conversation/prompting.ts';
import { createStyling } from '../engine/conversation/styling.ts';
import { createTracing } from '../engine/conversation/tracing.ts';
import { createUnderstanding } from '../engine/conversation/understanding.ts';
import { BUILT_IN_PERSONA } from '../engine/persona/built-in.ts';
import { openPersonas } from '../engine/persona/personas.ts';
import { createLearning } from '../engine/learning/learning.ts';
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
import type { Personas } from '../ports/personas.ts';
import type { TraceRepository } from '../ports/traces.ts';
import type { NimaDatabase } from '../storage/database.ts';
import { DexieConversations } from '../storage/dexie-conversations.ts';
import { DexieFolds } from '../storage/dexie-folds.ts';
import { DexieOffers } from '../storage/dexie-offers.ts';
import { DexieTraces } from '../storage/dexie-traces.ts';
import { openHearing } from './hearing.ts';
import { DexiePersonas } from '../storage/dexie-personas.ts';

export interface ChatContainerParts {
  readonly window: Window;
  readonly database: NimaDatabase;
  readonly memory: Memory;
  readonly index: MemoryIndex;
  readonly embedder: Embedder;
  readonly turns: Turns;
  readonly link: CompanionLink;
  readonly http: CompanionHttp;
  readonly models: ModelLibrary;
  /** What the companion’s model has read. */
  readonly reading: { forget(): Promise<void> };
}

/** What a conversation is had with. */
export interface Talk {
  readonly chat: Chat;
  readonly learning: Learning;
  readonly personas: Personas;
  readonly folds: Folds;
  readonly traces: TraceRepository;
}

/** Everything a conversation consists of, wired: a chunk of its own, fetched when it is first needed. */
export function createChatContainer(parts: ChatContainerParts): Talk {
  const { window, database, memory, link, http, turns, models, reading, ...found } = parts;
  const [clock, ids] = [systemClock, uuidIds];
  const ifFree = async (name: string, work: () => Promise<void>) => turns.ifFree(name, work);
  const answerer = createAnswerer({ http, pause: createPause(window) });
  const personas = openPersonas(new DexiePersonas(database), BUILT_IN_PERSONA);
  const learning = createLearning({ offers: new DexieOffers(database), memory, clock, ids });
  // A reload may have cut short what was being heard of an import.
  void openHearing({ window, database, turns, hear: learning.hear }).begin();
  const conversations = new DexieConversations(database, clock);
  const [traces, folds] = [new DexieTraces(database), new DexieFolds(database)];
  const folding = createFolding({
    folds,
    conversations,
    answerer,
    clock,
    ids,
    modelName: () => modelOf(link.getState()),
    ifFree,
  });
  const capabilities = capabilitiesOver({ memory, link, models });
  const chat = createChat({
    conversations,
    tracing: createTracing({
      traces,
      conversations,
      clock,
      styling: createStyling({ embedder: found.embedder, persona: () => personas.getState().persona }),
    }),
    answerer,
    memory,
    clock,
    ids,
    understand: createUnderstanding({ memory, learner: learning, clock }),
    command: createCommanding(capabilities),
    plan: createPlanning({ answerer, capabilities }),
    layOut: createPrompting({ answerer, memory, persona: () => personas.getState().persona, folding }),
    folding,
    onErased: () => void reading.forget(),
    findMessages: createFindingMessages({ ...found, clock, timeZone: memory.timeZone.getState }),
    ifFree,
    inTurn: async (signal, name, work) => turns.inTurn(signal, name, work),
    rulesOff: () => personas.getState().off,
    isModelThere: () => hasModel(link.getState()),
    onModelChange: (listener) =>
      link.subscribe((state, before) => {
        if (hasModel(state) !== hasModel(before)) listener();
      }),
  });
  return { chat, learning, personas, traces, folds: folding };
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

/** Who would write a summary now. */
function modelOf(state: LinkState): string | null {
  const engine = state.kind === 'connected' ? state.status.engine : undefined;
  return engine?.state.kind === 'ready' ? engine.state.model : null;
}

/** One that is being loaded answers in a moment: whoever asks it waits in its line. */
function hasModel(state: LinkState): boolean {
  if (state.kind !== 'connected') return false;
  const { engine } = state.status;
  return engine !== undefined && ['ready', 'loading', 'restarting'].includes(engine.state.kind);
}
