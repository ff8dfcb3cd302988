import { createHearing, type Hearing, type HearingParts } from '../engine/learning/hearing-imports.ts';
import { createPause } from '../platform/pause.ts';
import type { Turns } from '../platform/turns.ts';

/** Between two messages of an import: a search or a frame that comes meanwhile hardly waits. */
const PAUSE_MS = 20;

export interface OpenHearingParts extends Pick<HearingParts, 'hear' | 'unheard'> {
  readonly window: Window;
  readonly turns: Turns;
}

/** Hears what conversations of files tell, in one tab at a time. */
export function openHearing({ window, turns, hear, unheard }: OpenHearingParts): Hearing {
  const pause = createPause(window);
  return createHearing({
    unheard,
    hear,
    pause: async (signal) => pause(signal, PAUSE_MS),
    inTurn: async (signal, work) => turns.inTurn(signal, 'nima-hearing', work),
  });
}
