import type { Message, Question, Reply } from '../../../schemas/index.ts';
import { revisionAt } from '../../../lib/hlc.ts';
import type { PromptAccount } from '../../orchestration/prompt-account.ts';
import type { Exchange } from '../../conversation/tree.ts';

/** Ids by number: valid, and in the order of their numbers. */
export const idOf = (number: number): string =>
  `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

export const CONVERSATION = idOf(0xff_ff);

export function buildQuestion(number: number, parts: Partial<Question> = {}): Question {
  return { ...said(number), role: 'user', text: `Question ${number}?`, ...parts };
}

export function buildReply(number: number, parts: Partial<Reply> = {}): Reply {
  return {
    ...said(number),
    role: 'assistant',
    text: `Answer ${number}.`,
    state: 'ended',
    end: 'stop',
    trouble: null,
    memory: null,
    model: 'scripted',
    cites: [],
    underWay: null,
    command: null,
    endedAt: number,
    ...parts,
  };
}

function said(number: number) {
  return {
    id: idOf(number),
    conversation: CONVERSATION,
    parent: number === 1 ? null : idOf(number - 1),
    pinned: false,
    createdAt: number,
    revision: revisionAt(number),
  };
}

/** A question and its reply, by what was said. */
export function buildExchange(question: string, reply: string | null, at = 1): Exchange {
  const replied = reply === null ? null : buildReply(2 * at, { text: reply });
  return {
    question: buildQuestion(2 * at - 1, { text: question }),
    reply: replied,
    replies: replied ? [replied] : [],
  };
}

/** A branch, by what was said on it in turns. */
export function buildPath(
  ...lines: readonly (readonly [question: string, reply: string])[]
): readonly Message[] {
  return lines.flatMap(([question, reply], at) => {
    const exchange = buildExchange(question, reply, at + 1);
    return exchange.reply === null ? [exchange.question] : [exchange.question, exchange.reply];
  });
}

/** An account that says nothing but that these turns left, each with so many tokens. */
export function leftOf(questions: readonly string[], tokens = 10): Pick<PromptAccount, 'leftOut'> {
  return { leftOut: questions.map((id) => ({ part: 'history', id, tokens, reason: 'oldest' })) };
}
