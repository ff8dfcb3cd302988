import { isSuperseded } from '../../../shared/domain/memory/facts.ts';
import { keepReadings, type ReadAssertion } from '../../../shared/domain/memory/time/assertion.ts';
import { findReplaced } from '../../../shared/domain/memory/time/find-replaced.ts';
import type { TimedCandidate } from '../../../shared/domain/memory/time/known.ts';
import { readTimeIntent } from '../../../shared/domain/memory/time/question.ts';
import { rankOverTime } from '../../../shared/domain/memory/time/rank-over-time.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Recalled, Remembered } from '../../ports/memory.ts';

/** Facts whose reading is kept: a cold one takes a fifth of a millisecond. */
const MOST_READINGS = 2_000;

export interface OverTime {
  /**
   * Puts what answers now before what did once: the newest fact of a kind, the one that held then, the one before. What
   * time adds or takes is a part of the score like any other. History answers only where history is asked for.
   */
  answer(found: readonly Recalled[], asked: AskedOverTime): readonly Recalled[];
  /** Facts that a new one may take the place of: the surest first, and the newest of those. */
  replacedBy(fresh: Fact, similar: readonly Fact[], now: number): MayReplace;
}

export type MayReplace = Omit<Remembered, 'fact'>;

export interface AskedOverTime {
  /** The question, and what it means; null where nothing can say. */
  readonly text: string;
  readonly vector: Float32Array | null;
  readonly now: number;
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
  { text, vector, now, meanings, includeSuperseded }: AskedOverTime,
  read: ReadAssertion,
): readonly Recalled[] {
  const dimension = meanings ? meanings.length / found.length : 0;
  const candidates = found.map(({ fact, score }, place): TimedCandidate => ({
    ...timed(fact, now),
    vector: meanings ? meanings.subarray(place * dimension, (place + 1) * dimension) : null,
    score,
  }));
  const adjustments = rankOverTime({ text, vector }, now, candidates, read);
  const moved = new Map(adjustments.map(({ id, adjustment }) => [id, adjustment]));
  const wantsPast = includeSuperseded || asksForPast(text, now);
  return found
    .map((one) => shifted(one, moved.get(one.fact.id) ?? 0))
    .filter(({ fact }) => wantsPast || !isSuperseded(fact, now))
    .toSorted((a, b) => b.score - a.score);
}

function replacedBy(fresh: Fact, similar: readonly Fact[], now: number): MayReplace {
  const others = similar.filter(({ id }) => id !== fresh.id);
  const { automatic, proposed, versions } = findReplaced(
    timed(fresh, now),
    others.map((fact) => timed(fact, now)),
  );
  const byId = new Map(others.map((fact) => [fact.id, fact]));
  const surestFirst = [automatic, versions, proposed].flatMap((ids) => ids.toReversed());
  return { mayReplace: [...new Set(surestFirst)].flatMap((id) => byId.get(id) ?? []), versions };
}

function asksForPast(text: string, now: number): boolean {
  const { kind } = readTimeIntent(text, now).intent;
  return kind !== 'current' && kind !== 'list';
}

function shifted({ fact, score, parts }: Recalled, adjustment: number): Recalled {
  const sum = score + adjustment;
  return { fact, score: sum, parts: { ...parts, recency: parts.recency + adjustment } };
}

function timed(fact: Fact, now: number): Omit<TimedCandidate, 'vector' | 'score'> {
  return {
    id: fact.id,
    text: fact.text,
    at: fact.validFrom ?? fact.createdAt,
    subject: fact.subject,
    validFrom: fact.validFrom,
    validTo: fact.validTo,
    superseded: isSuperseded(fact, now),
  };
}
