import type { Group } from '../suite.ts';
import { madeUpText } from './made-up-text.ts';
import { sideBySide, type Side, type Sides } from './side-by-side.ts';

const ANSWER_TOKENS = 128;
/** What a turn's marks add to the words of a message. */
const MARKS = 9;

const rateOf = ({ answerTokens, speakMs }: Side): number => ((answerTokens - 1) * 1000) / speakMs;

/** How fast words come, through all that stands between a model and who reads them. */
export function speed(sides: Sides): Group {
  return {
    title: `an answer of ${ANSWER_TOKENS} tokens, one thread`,
    figures: [
      { key: 'rate', title: 'tokens', unit: '/s', better: 'more' },
      { key: 'share', title: 'Nima over the bare library', unit: '×', better: 'more', goal: 0.9 },
      { key: 'cpu', title: 'processor time of a token, prompt included', unit: 'ms', better: 'less' },
    ],
    rounds: 15,
    warmUps: 2,
    candidates: sideBySide(
      sides,
      (round) => ({ message: madeUpText(24, round), maxTokens: ANSWER_TOKENS, seed: round }),
      (side) => ({ rate: rateOf(side), cpu: side.cpuMs / side.answerTokens }),
      (nima, raw) => ({ share: rateOf(nima) / rateOf(raw) }),
    ),
  };
}

interface Opening {
  readonly title: string;
  readonly tokens: number;
  readonly isRead: boolean;
}

/** The last is read in slices, so that it can be stopped: each has a cost of its own. */
export const OPENINGS: readonly Opening[] = [
  { title: 'a prompt of 216 tokens that was read before', tokens: 216, isRead: true },
  { title: 'a prompt of 36 tokens', tokens: 36, isRead: false },
  { title: 'a prompt of 216 tokens, read in slices', tokens: 216, isRead: false },
];

/** How long the first word takes, and how much of that the companion adds. */
export function opening(sides: Sides, { title, tokens, isRead }: Opening): Group {
  return {
    title: `${title}, one thread`,
    figures: [
      { key: 'first', title: 'to the first token', unit: 'ms', better: 'less' },
      {
        key: 'added',
        title: 'Nima less the bare library',
        unit: 'ms',
        better: 'less',
        goal: 15,
      },
    ],
    rounds: 21,
    warmUps: 2,
    candidates: sideBySide(
      sides,
      (round) => ({
        message: madeUpText(tokens - MARKS, isRead ? tokens : 1000 * tokens + round),
        maxTokens: 8,
        seed: round,
      }),
      ({ firstMs }) => ({ first: firstMs }),
      (nima, raw) => ({ added: nima.firstMs - raw.firstMs }),
    ),
  };
}
