import { compareReading } from '../../shared/domain/orchestration/forecast-reading.ts';
import type { Prompt } from '../../shared/schemas/index.ts';
import { chance } from '../../shared/testing/chance.ts';
import { TALK, type PromptLayout, type TalkWords } from './prompt-layouts.ts';

const wordsIn = (text: string): string[] => text.match(/\S+/g) ?? [];

/** A word is a token; words of different seeds hardly ever agree. */
export const WORDS: TalkWords = {
  textOf: (tokens, seed) => {
    const next = chance(seed);
    return Array.from({ length: tokens }, () => `w${Math.floor(next() * 100_000)}`).join(' ');
  },
  count: (text) => wordsIn(text).length,
};

/** The five tokens that ChatML puts around a message. */
const [START, END, LINE] = ['<|im_start|>', '<|im_end|>', '\n'];

function tokensOf({ system, messages, volatile }: Prompt): string[] {
  const wrap = (role: string, content: string) => [START, role, LINE, ...wordsIn(content), END, LINE];
  const last = messages.length - 1;
  return [
    ...(system === undefined ? [] : wrap('system', system)),
    ...messages.flatMap(({ role, content }, at) =>
      wrap(role, at === last && volatile !== undefined ? `${content}\n\n${volatile}` : content),
    ),
  ];
}

/** How many tokens are read before the first one of each reply, by a model that holds what it read and said last. */
export function simulateLayout(layout: PromptLayout): number[] {
  const replies: string[] = [];
  let held: readonly string[] = [];
  return Array.from({ length: TALK.turns }, (_, turn) => {
    const prompt = [...tokensOf(layout.prompt(turn, replies)), START, 'assistant', LINE];
    const { read } = compareReading(layout.forgets ? [] : held, prompt);
    const reply = WORDS.textOf(TALK.reply, 3000 + turn);
    replies.push(reply);
    const ahead = layout.ahead(turn, replies);
    held = ahead ? tokensOf(ahead) : [...prompt, ...wordsIn(reply)];
    return read;
  });
}
