import { type ReadAssertion, readAssertion } from './assertion.ts';
import { membershipOf } from './evidence.ts';
import { knowledgeOf, type Known, type TimedCandidate } from './known.ts';
import type { Asked } from './people.ts';
import { readTimeIntent, type TimedQuestion } from './question.ts';
import { slotsOf } from './slots.ts';
import { answersOf, type Version } from './versions.ts';
import { wordsOf } from './words.ts';

/** Why time moved a fact up or down. */
export type TimeReason =
  /** Most likely what is asked for. */
  | 'answers'
  /** The same kind of thing at another time. */
  | 'other version'
  | 'superseded'
  | 'another person'
  /** Thought of, offered, tried, refused, or long over. */
  | 'not asserted'
  | 'not asked for';

export interface TimeAdjustment {
  readonly id: string;
  /** To be added to the score: the order by the sum is the answer. */
  readonly adjustment: number;
  readonly reason: TimeReason;
}

/** What a question asks: its words, and what it means (best without names), by the model of the candidates. */
export interface AskedText {
  readonly text: string;
  readonly vector: Float32Array | null;
}

/** How much a sure answer gains, and a version loses where another one answers. Scores without time are 0 to about 2.5. */
const ANSWER_WORTH = 8;
const VERSION_COST = 2;
/** A doubt of this size leaves it open whether it was so. */
const DOUBT_OPEN = 0.62;
const DOUBT_STEEPNESS = 5.4;
const HARDLY = 0.02;
const PROBABLY = 0.5;
/** Below that chance of the best answer time has nothing to say: where much is versions, and where little is. */
const LEAST_AMONG_VERSIONS = 0.15;
const LEAST_AMONG_OTHERS = 0.4;
/** With that much talk among the candidates they are a conversation, and its sentences are no facts. */
const MOSTLY_TALK = 0.3;

function isMine(fact: Known, whom: Asked): boolean {
  if (whom.kind === 'owner') return fact.subject === null;
  return whom.kind === 'person' ? fact.subject === whom.name : whom.kind === 'anyone';
}

/** How likely it was so when it was said. */
function realityOf({ reading }: Known, { intent }: TimedQuestion): number {
  if (reading.isTalk) return HARDLY;
  if (reading.modality === 'past') {
    return intent.kind === 'as of' && reading.year === new Date(intent.span.to).getUTCFullYear() ? 1 : HARDLY;
  }
  return 1 / (1 + Math.exp(DOUBT_STEEPNESS * (reading.doubt - DOUBT_OPEN)));
}

/** Taken from what is known to be over, whatever else speaks for it: more than all that it can gain. */
const OVER_COST = 20;

const isOver = ({ superseded, validTo }: TimedCandidate, now: number): boolean =>
  superseded || (validTo !== null && validTo <= now);

function reasonOf(fact: Known, member: number, answer: number, isAsked: boolean): TimeReason {
  if (answer >= PROBABLY) return 'answers';
  if (member < PROBABLY) return 'not asked for';
  if (!isAsked) return 'another person';
  return fact.reading.modality === 'asserted' ? 'other version' : 'not asserted';
}

/** What is over is not offered as current; beyond that time says nothing. */
function withoutAnswer(facts: readonly Known[], isCurrent: boolean, now: number): readonly TimeAdjustment[] {
  return facts.map(({ candidate }) =>
    isCurrent && isOver(candidate, now)
      ? { id: candidate.id, adjustment: -OVER_COST, reason: 'superseded' }
      : { id: candidate.id, adjustment: 0, reason: 'not asked for' },
  );
}

/**
 * What time, person and truth add to the scores of the best candidates for a question. Nobody gains or loses more than
 * the evidence that they are a version of what is asked: without it a fact stays where it is. Nothing for talk, and where
 * nobody's facts answer. `read` may keep what it has read.
 */
export function rankOverTime(
  asked: AskedText,
  now: number,
  candidates: readonly TimedCandidate[],
  read: ReadAssertion = (text, at) => readAssertion(text, { at }),
): readonly TimeAdjustment[] {
  const store = knowledgeOf(candidates, read, wordsOf(asked.text));
  const { facts } = store;
  const question = readTimeIntent(asked.text, now, store.people);
  const isCurrent = question.intent.kind === 'current' || question.intent.kind === 'list';
  const talk = facts.filter(({ reading }) => reading.isTalk).length;
  if (
    (question.words.length === 0 && !asked.vector) ||
    question.whom.kind === 'stranger' ||
    talk > MOSTLY_TALK * facts.length
  ) {
    return withoutAnswer(facts, isCurrent, now);
  }
  const members = membershipOf(store, slotsOf(store), question, asked.vector);
  const memberOf = ({ index }: Known): number => members.chances[index] as number;
  const mine = facts.filter((fact) => isMine(fact, question.whom));
  const versions = mine.map((fact): Version => ({
    fact,
    chance: memberOf(fact) * realityOf(fact, question),
  }));
  const answers = answersOf(versions, question, now);
  const least = LEAST_AMONG_OTHERS + members.versions * (LEAST_AMONG_VERSIONS - LEAST_AMONG_OTHERS);
  if (Math.max(0, ...answers.values()) < least) return withoutAnswer(facts, isCurrent, now);
  const answered = Math.min(
    1,
    [...answers.values()].reduce((sum, one) => sum + one, 0),
  );
  const isOne = new Set(mine);
  return facts.map((fact): TimeAdjustment => {
    const { id } = fact.candidate;
    if (isCurrent && isOver(fact.candidate, now)) return { id, adjustment: -OVER_COST, reason: 'superseded' };
    const [member, answer] = [memberOf(fact), answers.get(fact) ?? 0];
    return {
      id,
      adjustment: ANSWER_WORTH * answer - VERSION_COST * member * Math.max(0, answered - answer),
      reason: reasonOf(fact, member, answer, isOne.has(fact)),
    };
  });
}
