import type { CountTokens } from '../../shared/domain/orchestration/count-tokens.ts';
import { layOutPrompt } from '../../shared/domain/orchestration/lay-out-prompt.ts';
import { prefixAfter } from '../../shared/domain/orchestration/next-prefix.ts';
import {
  PROMPT_LIMITS,
  type PromptInput,
  type RecalledText,
} from '../../shared/domain/orchestration/prompt-input.ts';
import type { Prompt } from '../../shared/schemas/index.ts';
import type { Figure, Measures } from './suite.ts';

/** The conversation of the table: how many tokens each part of it is. */
export const TALK = {
  turns: 20,
  stable: 520,
  memories: 250,
  question: 40,
  reply: 40,
  context: 8192,
} as const;

/** What is measured of a layout, by whoever reads its prompts. */
export const READ_FIGURES: readonly Figure[] = [
  {
    key: 'last',
    title: `read before the reply of turn ${TALK.turns}`,
    unit: 'tokens',
    better: 'less',
    goal: 400,
  },
  { key: 'total', title: 'read before all replies', unit: 'tokens', better: 'less' },
];

/** Of the tokens that were read before each reply. */
export function measuresOf(read: readonly number[]): Measures {
  return { last: read.at(-1) ?? Number.NaN, total: read.reduce((sum, tokens) => sum + tokens, 0) };
}

/** One way to put a conversation, and what is recalled for its questions, before a model. */
export interface PromptLayout {
  readonly name: string;
  /** The prompt of a turn (from 0), after what was replied in those before. */
  prompt(turn: number, replies: readonly string[]): Prompt;
  /** Whether what was read before is thrown away before each prompt. */
  readonly forgets: boolean;
  /** What is read while nobody waits, once the turn is answered as well: null where nothing is. */
  ahead(turn: number, replies: readonly string[]): Omit<Prompt, 'volatile'> | null;
}

/** The words of the conversation, by whoever measures: a model's tokens are not words. */
export interface TalkWords {
  /** A text of so many tokens, another for each seed. */
  textOf(tokens: number, seed: number): string;
  readonly count: CountTokens;
}

const nothingAhead = () => null;

/** Nima's own first, as the app lays it out; then what others do. All say the same. */
export function promptLayouts(words: TalkWords): readonly PromptLayout[] {
  const inputOf = talkOf(words);
  const laid = (turn: number, replies: readonly string[]): Prompt => {
    const outcome = layOutPrompt(inputOf(turn, replies), words.count);
    if (outcome.kind === 'too-long') throw new Error(`Turn ${turn} needs ${outcome.needed} tokens.`);
    return outcome.prompt;
  };
  const inSystem = (turn: number, replies: readonly string[]): Prompt => {
    const { system = '', messages, volatile = '' } = laid(turn, replies);
    return { system: `${system}\n\n${volatile}`, messages };
  };
  const beforeQuestion = (turn: number, replies: readonly string[]): Prompt => {
    const { volatile = '', messages, ...rest } = laid(turn, replies);
    const last = messages.length - 1;
    const put = (content: string) => `${volatile}\n\n${content}`;
    return {
      ...rest,
      messages: messages.map(({ role, content }, at) => ({
        role,
        content: at === last ? put(content) : content,
      })),
    };
  };
  const layout = (name: string, prompt: PromptLayout['prompt'], more: Partial<PromptLayout> = {}) => ({
    name,
    prompt,
    forgets: false,
    ahead: nothingAhead,
    ...more,
  });
  return [
    layout('Nima: memories after the question, stripped later', laid),
    layout('Nima, and what comes next read while idle', laid, {
      ahead: (turn, replies) =>
        prefixAfter(inputOf(turn, replies), { id: `${turn}`, reply: replies[turn] ?? null }, words.count),
    }),
    layout('memories before the question, stripped later', beforeQuestion),
    layout('memories in the system text', inSystem),
    layout('memories in the system text, nothing kept', inSystem, { forgets: true }),
  ];
}

/** What the app would know at each turn. */
function talkOf({ textOf, count }: TalkWords): (turn: number, replies: readonly string[]) => PromptInput {
  const bare: PromptInput = {
    persona: '',
    rules: [],
    profile: null,
    pinnedFacts: [],
    summary: null,
    turns: [],
    question: '',
    recalled: [],
    said: [],
    passages: [],
    budget: { context: TALK.context, answer: TALK.reply },
    limits: { ...PROMPT_LIMITS, recallAim: TALK.memories, recallMost: TALK.memories },
  };
  const persona = textOf(TALK.stable - sizeOf(bare, 'system', count), 1);
  const question = (turn: number) => textOf(TALK.question, 1000 + turn);
  return (turn, replies) => ({
    ...bare,
    persona,
    turns: replies
      .slice(0, turn)
      .map((reply, at) => ({ id: `${at}`, question: question(at), reply, pinned: false })),
    question: question(turn),
    recalled: memoriesOf(turn, { textOf, count }, bare),
  });
}

const FACTS = 5;

/** Five facts, which with all around them are as long as they may be. */
function memoriesOf(turn: number, words: TalkWords, bare: PromptInput): RecalledText[] {
  const facts = (tokens: number): RecalledText[] =>
    Array.from({ length: FACTS }, (_, at) => factOf(turn, at, Math.floor((tokens + at) / FACTS), words));
  const shortest = sizeOf({ ...bare, recalled: facts(FACTS) }, 'volatile', words.count);
  let tokens = TALK.memories - shortest + FACTS;
  // Each line counts by itself, which for some vocabularies is more than all of them at once.
  while (!takesAll({ ...bare, recalled: facts(tokens) }, words.count)) tokens -= 1;
  return facts(tokens);
}

const factOf = (turn: number, at: number, tokens: number, { textOf }: TalkWords): RecalledText => ({
  id: `${turn}-${at}`,
  text: textOf(tokens, 2000 + turn * FACTS + at),
  category: 'work',
  day: '2026-01-02',
  source: 'explicit',
  score: 1 - at / FACTS,
});

function takesAll(input: PromptInput, count: CountTokens): boolean {
  const outcome = layOutPrompt(input, count);
  return outcome.kind === 'fits' && outcome.account.leftOut.length === 0;
}

function sizeOf(input: PromptInput, part: 'system' | 'volatile', count: CountTokens): number {
  const outcome = layOutPrompt(input, count);
  return outcome.kind === 'fits' ? count(outcome.prompt[part] ?? '') : Number.NaN;
}
