import { createSampleLife } from '../engine/welcome/sample.ts';
import { createWelcoming } from '../engine/welcome/welcoming.ts';
import { systemClock, uuidIds } from '../platform/system.ts';
import type { Turns } from '../platform/turns.ts';
import type { Chat } from '../ports/chat.ts';
import type { MemoryRepository } from '../ports/memory-repository.ts';
import type { Memory } from '../ports/memory.ts';
import type { SampleLife, Welcoming } from '../ports/welcome.ts';

export interface WelcomeContainerParts {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly repository: MemoryRepository;
  readonly memory: Memory;
  readonly chat: Chat;
  readonly turns: Turns;
  readonly onKept: (kept: { first: boolean }) => void;
}

export interface Welcomed {
  readonly sample: SampleLife;
  readonly welcoming: Welcoming;
}

/** The first five minutes, wired: a chunk of its own, for those who are new. */
export function createWelcomeContainer(given: WelcomeContainerParts): Welcomed {
  const { storage, repository, memory, chat, turns, onKept } = given;
  const inTurn = async (work: () => Promise<void>) =>
    turns.inTurn(new AbortController().signal, 'nima-sample', work);
  return {
    sample: createSampleLife({ repository, memory, onKept, inTurn, clock: systemClock, ids: uuidIds }),
    welcoming: createWelcoming({ storage, chat, repository }),
  };
}
