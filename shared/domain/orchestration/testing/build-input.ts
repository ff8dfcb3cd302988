import type { CountTokens } from '../count-tokens.ts';
import { PROMPT_LIMITS, type PromptInput, type RecalledText, type Turn } from '../prompt-input.ts';

/** A word is a token. */
export const countWords: CountTokens = (text) => text.match(/\S+/g)?.length ?? 0;

export const wordsOf = (count: number, word = 'word'): string =>
  Array.from({ length: count }, () => word).join(' ');

export function buildRecalled(parts: Partial<RecalledText> = {}): RecalledText {
  return {
    id: 'civic',
    text: 'I drive a 2014 Civic.',
    category: 'cars',
    day: '2026-01-02',
    source: 'explicit',
    score: 1,
    ...parts,
  };
}

export function buildTurn(number: number, parts: Partial<Turn> = {}): Turn {
  return {
    id: `t${number}`,
    question: `Question ${number}?`,
    reply: `Reply ${number}.`,
    pinned: false,
    ...parts,
  };
}

/** The least there is: a persona, a rule, a question. A word is a token, and no template stands around. */
export function buildInput(parts: Partial<PromptInput> = {}): PromptInput {
  return {
    persona: 'You are Nima, a calm engineer.',
    rules: ['Be brief.'],
    profile: null,
    pinnedFacts: [],
    summary: null,
    turns: [],
    question: 'What do I drive?',
    recalled: [],
    said: [],
    passages: [],
    budget: { context: 4096, answer: 512 },
    limits: PROMPT_LIMITS,
    ...parts,
  };
}
