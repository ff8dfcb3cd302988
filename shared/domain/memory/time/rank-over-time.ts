import { type Assertion, readAssertion } from './assertion.ts';
import { membershipOf } from './evidence.ts';
import { knowledgeOf, type Known, type TimedCandidate } from './known.ts';
import type { Asked } from './people.ts';
import { readTimeIntent, type TimedQuestion } from './question.ts';
import { slotsOf } from './slots.ts';
import { answersOf, type Version } from './versions.ts';

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

/** How much a sure answer gains, and a version loses that does not answer. Scores without time are 0 to about 2.5. */
const ANSWER_WORTH = Number((globalThis as any).process?.env?.AW ?? 4);
const STALE_COST = Number((globalThis as any).process?.env?.SC ?? 2);
const OTHER_PERSON_COST = 2;
/** A doubt of this size leaves it open whether it was so. */
const DOUBT_OPEN = 0.62;
const DOUBT_STEEPNESS = 5.4;
const HARDLY = 0.02;
/** Below that chance of any answer, time has nothing to say. */
const LEAST_ANSWER = 0.15;
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

export function rankOverTime(
  asked: AskedText,
  now: number,
  candidates: readonly TimedCandidate[],
  read: (text: string, at: number) => Assertion = (text, at) => readAssertion(text, { at }),
): readonly TimeAdjustment[] {
  const nothing = (): TimeAdjustment[] => candidates.map(({ id }) => ({ id, adjustment: 0, reason: 'not asked for' }));
  const store = knowledgeOf(candidates, read);
  const question = readTimeIntent(asked.text, now, store.people);
  const members = membershipOf(store, slotsOf(store), question, asked.vector);
  const versions = store.facts
    .filter((fact) => isMine(fact, question.whom))
    .map((fact): Version => ({ fact, chance: (members[fact.index] as number) * realityOf(fact, question) }));
  const answers = answersOf(versions, question, now);
  return store.facts.map((fact): TimeAdjustment => {
    const { id } = fact.candidate;
    const member = members[fact.index] as number;
    if (!isMine(fact, question.whom)) return { id, adjustment: -OTHER_PERSON_COST, reason: 'another person' };
    const answer = answers.get(fact) ?? 0;
    return {
      id,
      adjustment: ANSWER_WORTH * answer - STALE_COST * (member - answer),
      reason: answer > 0.5 ? 'answers' : member > 0.5 ? 'other version' : 'not asked for',
    };
  });
}
