import { isSuperseded } from '../../../shared/domain/memory/facts.ts';
import {
  keepReadings,
  readAssertion,
  type ReadAssertion,
} from '../../../shared/domain/memory/time/assertion.ts';
import { findReplaced } from '../../../shared/domain/memory/time/find-replaced.ts';
import { stateAfter } from '../../../shared/domain/memory/time/follows.ts';
import type { TimedCandidate } from '../../../shared/domain/memory/time/known.ts';
import { readTimeIntent } from '../../../shared/domain/memory/time/question.ts';
import { rankOverTime } from '../../../shared/domain/memory/time/rank-over-time.ts';
import type { TimeZone } from '../../../shared/lib/time-zone.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Recalled, Remembered } from '../../ports/memory.ts';

/** Facts whose reading is kept: a cold one takes a fifth of a millisecond. */
const MOST_READINGS = 2_000;

/** Words that ask for what is to come. */
const AHEAD = /\b(?:will|shall|going to|upcoming|from when)\b|['’]ll\b/i;

export interface OverTime {
  /**
   * Puts what answers now before what did once: the newest fact of a kind, the one that held then, the one before. What
   * time adds or takes is a part of the score like any other. History answers only where history is asked for.
   */
  answer(found: readonly Recalled[], asked: AskedOverTime): readonly Recalled[];
  /** Facts that a new one may take the place of: the surest first, and the newest of those. */
  replacedBy(fresh: Fact, similar: readonly Fact[], now: number, zone: TimeZone): MayReplace;
}

export type MayReplace = Omit<Remembered, 'fact'>;

export interface AskedOverTime {
  /** The question, and what it means; null where nothing can say. */
  readonly text: string;
  readonly vector: Float32Array | null;
  readonly now: number;
  /** Whose "March" and "yesterday" are meant. */
  readonly zone: TimeZone;
  /** What each fact means, in their order and back to back; null where nothing can say. */
  readonly meanings: Float32Array | null;
  readonly includeSuperseded: boolean;
}

export function createOverTime(): OverTime {
  const read = keepReadings(MOST_READINGS);
  return {
    answer: (found, asked) => answerOverTime(found, asked, read),
    replacedBy,
  };
}

function answerOverTime(
  found: readonly Recalled[],
  { text, vector, now, zone, meanings, includeSuperseded }: AskedOverTime,
  read: ReadAssertion,
): readonly Recalled[] {
  const dimension = meanings ? meanings.length / found.length : 0;
  // Times are read and held against each other as clocks on the wall there show them.
  const wallNow = zone.wallOf(now);
  const { horizon, wantsPast } = readWhen(text, wallNow);
  const candidates = found.map(({ fact, score }, place): TimedCandidate => ({
    ...timed(fact, now, zone),
    vector: meanings ? meanings.subarray(place * dimension, (place + 1) * dimension) : null,
    score,
  }));
  // What is to come answers nothing yet, and is no newer version of what holds.
  const begun = candidates.filter(({ validFrom }) => validFrom === null || validFrom <= horizon);
  const adjustments = rankOverTime({ text, vector }, wallNow, begun, read);
  const moved = new Map(adjustments.map(({ id, adjustment }) => [id, adjustment]));
  const answers = new Set(begun.map(({ id }) => id));
  return found
    .filter(({ fact }) => answers.has(fact.id))
    .map((one) => shifted(one, moved.get(one.fact.id) ?? 0))
    .filter(({ fact }) => includeSuperseded || wantsPast || !isSuperseded(fact, now))
    .toSorted((a, b) => b.score - a.score);
}

function replacedBy(fresh: Fact, similar: readonly Fact[], now: number, zone: TimeZone): MayReplace {
  const others = similar.filter(({ id }) => id !== fresh.id);
  const { automatic, proposed, versions } = findReplaced(
    timed(fresh, now, zone),
    others.map((fact) => timed(fact, now, zone)),
  );
  const byId = new Map(others.map((fact) => [fact.id, fact]));
  const surestFirst = [automatic, versions, proposed].flatMap((ids) => ids.toReversed());
  return { mayReplace: [...new Set(surestFirst)].flatMap((id) => byId.get(id) ?? []), versions };
}

/** Until when a fact may begin to answer, and whether history may. */
function readWhen(text: string, now: number): { horizon: number; wantsPast: boolean } {
  const { intent } = readTimeIntent(text, now);
  const isAhead = AHEAD.test(text) || intent.kind === 'next';
  const named = intent.kind === 'as of' ? Math.max(now, intent.span.to) : now;
  return {
    horizon: isAhead ? Number.POSITIVE_INFINITY : named,
    wantsPast: intent.kind !== 'current' && intent.kind !== 'list',
  };
}

function shifted({ fact, score, parts }: Recalled, adjustment: number): Recalled {
  const sum = score + adjustment;
  return { fact, score: sum, parts: { ...parts, recency: parts.recency + adjustment } };
}

function timed(fact: Fact, now: number, zone: TimeZone): Omit<TimedCandidate, 'vector' | 'score'> {
  const at = zone.wallOf(fact.validFrom ?? fact.createdAt);
  return {
    id: fact.id,
    text: asState(fact, at),
    at,
    subject: fact.subject,
    validFrom: fact.validFrom === null ? null : zone.wallOf(fact.validFrom),
    validTo: fact.validTo === null ? null : zone.wallOf(fact.validTo),
    superseded: isSuperseded(fact, now),
  };
}

/** A move is read as where one lives from then on. Programs are moved to as well, and nobody lives there. */
function asState({ text, category }: Fact, at: number): string {
  const state = category === 'technical' ? null : stateAfter(text);
  return state !== null && readAssertion(text, { at }).modality === 'asserted' ? state : text;
}
