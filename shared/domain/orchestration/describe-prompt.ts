import type { KnownText, PromptInput, RecalledText, Turn } from './prompt-input.ts';
import { citableLine, markerFor } from './recall-block.ts';
import { ABOUT_HEADING, pinnedLine, profileText, rulesText, summaryText } from './system-text.ts';

/** Stands where a question was never answered: templates want questions and replies in turns. */
const NO_REPLY = '…';

/** One of many: a text that goes in or stays out. */
export interface Piece<T> {
  readonly of: T;
  readonly text: string;
}

/** Every text that a prompt of this input may hold, as it would stand there. */
export interface DescribedPrompt {
  readonly persona: string;
  readonly rules: string;
  readonly profile: string;
  readonly pinned: readonly Piece<KnownText>[];
  readonly summary: string;
  readonly turns: readonly DescribedTurn[];
  /** The line above what was recalled, and the same with what joins it to the question. */
  readonly marker: string;
  readonly joinedMarker: string;
  readonly recalled: readonly Piece<RecalledText>[];
  readonly said: readonly Piece<RecalledText>[];
  readonly passages: readonly Piece<RecalledText>[];
}

export interface DescribedTurn extends Pick<Turn, 'id' | 'question' | 'pinned'> {
  readonly reply: string;
}

export function describePrompt(input: PromptInput): DescribedPrompt {
  const turns = input.turns.map(({ id, question, reply, pinned }) => ({
    id,
    question,
    reply: reply === null || reply === '' ? NO_REPLY : reply,
    pinned,
  }));
  const spoken = turns.flatMap(({ question, reply }) => [question, reply]);
  const marker = markerFor([...spoken, input.question]);
  return {
    persona: input.persona,
    rules: rulesText(input.rules),
    profile: profileText(input.profile),
    pinned: input.pinnedFacts.map((fact) => ({ of: fact, text: pinnedLine(fact) })),
    summary: input.summary === null || input.summary === '' ? '' : summaryText(input.summary),
    turns,
    marker,
    joinedMarker: `\n\n${marker}`,
    recalled: numbered(input.recalled, 1),
    said: numbered(input.said, 1 + input.recalled.length),
    passages: numbered(input.passages, 1 + input.recalled.length + input.said.length),
  };
}

/**
 * The best first, each with the highest number it may get: which ones go in depends on their lengths, and those on
 * their numbers.
 */
function numbered(found: readonly RecalledText[], from: number): Piece<RecalledText>[] {
  return found
    .toSorted((a, b) => b.score - a.score)
    .map((of, at) => ({ of, text: citableLine(from + at, of) }));
}

/** What must be counted before a prompt can be laid out, each text once. */
export function textsToCount(input: PromptInput): string[] {
  const { persona, rules, profile, pinned, summary, turns, joinedMarker, ...found } = describePrompt(input);
  const { recalled, said, passages } = found;
  const pieces = [...pinned, ...recalled, ...said, ...passages].map(({ text }) => text);
  const spoken = turns.flatMap(({ question, reply }) => [question, reply]);
  const all = [
    persona,
    rules,
    ABOUT_HEADING,
    profile,
    summary,
    joinedMarker,
    input.question,
    ...pieces,
    ...spoken,
  ];
  return [...new Set(all)];
}
