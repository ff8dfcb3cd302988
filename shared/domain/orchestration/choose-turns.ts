import type { DescribedTurn } from './describe-prompt.ts';
import type { LeftOut } from './prompt-account.ts';

/** A prompt has at most 400 messages, and the last is the question. */
const MOST_TURNS = 199;

export interface CostedTurn extends DescribedTurn {
  readonly tokens: number;
}

export interface TurnChoice {
  /** The oldest first. */
  readonly kept: readonly CostedTurn[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Which turns stay: pinned ones before all others, of both the youngest. Old turns leave `step` tokens at once, so that
 * what stays begins at the same turn for many questions and is not read anew for each.
 */
export function chooseTurns(turns: readonly CostedTurn[], room: number, step: number): TurnChoice {
  const pinned = turns.filter((turn) => turn.pinned);
  const others = turns.filter((turn) => !turn.pinned);
  const keptPins = youngest(pinned, room);
  // Nothing stays in a place that a pinned turn was too long for: more room would take it out again.
  const rest = keptPins.length === pinned.length ? room - costOf(keptPins) : 0;
  const from = firstKept(others, { room: rest, step, slots: MOST_TURNS - keptPins.length });
  const kept = new Set([...keptPins, ...others.slice(from)]);
  const leaving = turns.filter((turn) => !kept.has(turn));
  return {
    kept: turns.filter((turn) => kept.has(turn)),
    leftOut: leaving.map(({ id, tokens, pinned: wasPinned }) => ({
      part: 'history',
      id,
      tokens,
      reason: wasPinned ? 'no-room' : 'oldest',
    })),
  };
}

const costOf = (turns: readonly CostedTurn[]): number => turns.reduce((sum, { tokens }) => sum + tokens, 0);

/** As many of the last ones as fit. */
function youngest(turns: readonly CostedTurn[], room: number): readonly CostedTurn[] {
  let rest = room;
  const fits = ({ tokens }: CostedTurn) => {
    rest -= tokens;
    return rest >= 0;
  };
  const tooOld = turns.findLastIndex((turn) => !fits(turn));
  return turns.slice(Math.max(tooOld + 1, turns.length - MOST_TURNS));
}

interface Room {
  readonly room: number;
  readonly step: number;
  readonly slots: number;
}

/** Where what stays begins. The larger the room, the earlier; the longer the conversation, the later. */
function firstKept(turns: readonly CostedTurn[], { room, step, slots }: Room): number {
  const over = costOf(turns) - room;
  // A step larger than the room would leave nothing: half of it is always used.
  const byTokens = Math.min(
    firstAfter(turns, Math.ceil(over / step) * step),
    firstAfter(turns, over + room / 2),
  );
  const slotsStep = Math.max(1, Math.ceil(slots / 4));
  const bySlots = Math.ceil(Math.max(0, turns.length - slots) / slotsStep) * slotsStep;
  return over <= 0 ? bySlots : Math.max(byTokens, bySlots);
}

/** So many turns that they are at least `tokens`, or all. */
function firstAfter(turns: readonly CostedTurn[], tokens: number): number {
  let passed = 0;
  const last = turns.findIndex((turn) => {
    passed += turn.tokens;
    return passed >= tokens;
  });
  return last === -1 ? turns.length : last + 1;
}
