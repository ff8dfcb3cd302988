import { createExtraction, type Extraction } from '../engine/learning/extraction.ts';
import { createLearning } from '../engine/learning/learning.ts';
import type { InOneTab } from '../engine/background-work.ts';
import { readyRules } from '../../shared/domain/learning/ready-rules.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Ids } from '../../shared/ports/ids.ts';
import { createIdle } from '../platform/idle.ts';
import type { Turns } from '../platform/turns.ts';
import type { Answerer } from '../ports/answerer.ts';
import type { ConversationRepository } from '../ports/conversations.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Memory } from '../ports/memory.ts';
import type { NimaDatabase } from '../storage/database.ts';
import { DexieConversationsImport } from '../storage/dexie-conversations-import.ts';
import { DexieExtractionQueue } from '../storage/dexie-extraction-queue.ts';
import { DexieOffers } from '../storage/dexie-offers.ts';
import type { Learner } from '../engine/learning/learning.ts';
import { openHearing } from './hearing.ts';

/** A question like any other: nobody sees what it finds. */
const REHEARSED = 'What is my name?';

export interface LearningContainerParts {
  readonly window: Window;
  readonly database: NimaDatabase;
  readonly memory: Memory;
  readonly embedder: Embedder;
  readonly turns: Turns;
  readonly conversations: ConversationRepository;
  readonly answerer: Answerer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly inTurn: InOneTab;
  /** Tells when a model has come, or gone. */
  readonly onModelChange: (listener: () => void) => void;
}

/** Everything that learns from what is said, wired; and what it does while nobody waits, begun. */
export function openLearning(parts: LearningContainerParts): { learning: Learner; extraction: Extraction } {
  const { window, database, memory, turns, clock } = parts;
  const unheard = new DexieConversationsImport(database, clock);
  const learning = createLearning({ ...parts, offers: new DexieOffers(database), unheard });
  const extraction = createExtraction({
    ...parts,
    queue: new DexieExtractionQueue(database),
    learner: learning,
    timeZone: memory.timeZone.getState,
  });
  // A reload may have cut short what was being heard of an import, or read for facts.
  void openHearing({ window, unheard, turns, hear: learning.hear }).begin();
  parts.onModelChange(extraction.goOn);
  extraction.goOn();
  // By the time somebody has written a first message, its reply waits for no rule to be compiled.
  const ready = createIdle(window)(readyRules());
  // And its memories for no code: the first search of all takes three times as long as those after it.
  void ready.then(async () => memory.recall(new AbortController().signal, REHEARSED)).catch(() => undefined);
  return { learning, extraction };
}
