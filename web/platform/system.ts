import { v7 } from 'uuid';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Ids } from '../../shared/ports/ids.ts';

export const systemClock: Clock = { now: () => Date.now() };

/** UUIDv7 with a counter within the millisecond, so that ids made in a row sort in that row. */
export const uuidIds: Ids = { next: () => v7() };
