import { answerFromMemory, type Why } from '../../../shared/domain/answering/answer-from-memory.ts';
import { CAPABILITIES } from '../../../shared/domain/capabilities/capabilities.ts';
import { readMessage, type ReadMessage } from '../../../shared/domain/capabilities/message/read-message.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { FromMemory, Question } from '../../../shared/schemas/index.ts';
import type { Memory, Recalled } from '../../ports/memory.ts';
import type { Learner } from '../learning/learning.ts';

export interface UnderstandingParts {
  memory: Pick<Memory, 'timeZone'>;
  learner: Pick<Learner, 'hear'>;
  clock: Clock;
}

/** What a message comes to by rules alone. */
export interface Understood {
  readonly said: FromMemory;
  /** Whether that is a reply where there is no model; else it waits for one. */
  readonly isEnough: boolean;
  /** What it was read as, and why memory says that: for whoever asks later. */
  readonly grounds?: { readonly read: ReadMessage['kind']; readonly why: Why | null };
}

const GREETING: FromMemory = { kind: 'greeting', facts: [] };

/**
 * What memory says to a message, and what the message says of its writer: without a model, the same each time. An answer
 * does not wait for what may be learned; only the reply to what was told says whether it was heard.
 */
export function createUnderstanding({ memory, learner, clock }: UnderstandingParts) {
  return async (
    signal: AbortSignal,
    question: Pick<Question, 'id' | 'conversation' | 'text'>,
    recalled: readonly Recalled[],
  ): Promise<Understood> => {
    const { kind } = readMessage(question.text, CAPABILITIES);
    const isTold = kind === 'statement' && (await learner.hear(signal, question)).length > 0;
    if (kind !== 'statement') hearMeanwhile(learner, question);
    if (kind === 'small-talk') return { said: GREETING, isEnough: true, grounds: { read: kind, why: null } };
    const setting = { now: clock.now(), timeZone: memory.timeZone.getState() };
    const answer = answerFromMemory(question.text, recalled, setting);
    const said = { kind: answer.kind, facts: [...answer.cites] };
    const grounds = { read: kind, why: answer.kind === 'fact' ? answer.why : null };
    // What is told needs no answer: that it was heard is shown by what is offered.
    // What was known before may be the very thing that it corrects.
    if (isTold) return { said: { kind: 'told', facts: [] }, isEnough: true, grounds };
    return { said, isEnough: answer.kind === 'fact' || answer.kind === 'facts', grounds };
  };
}

/** An answer that is stopped takes nothing away of what was said; what cannot be heard is no reason not to answer. */
function hearMeanwhile(
  learner: UnderstandingParts['learner'],
  question: Pick<Question, 'id' | 'conversation' | 'text'>,
): void {
  void learner.hear(new AbortController().signal, question).catch(() => undefined);
}
