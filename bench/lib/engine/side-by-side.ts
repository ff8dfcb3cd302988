import { setTimeout as wait } from 'node:timers/promises';
import { racing } from '../racing.ts';
import type { Candidate, Measures } from '../suite.ts';
import type { EngineCompanion } from './engine-companion.ts';
import { cpuMs } from './process-figures.ts';
import type { RawLlama } from './raw-llama.ts';

/** What the companion reads ahead after an answer is read by then: it would slow down whoever is next. */
const PAUSE_MS = 150;
const SAMPLING = { temperature: 0.7, topK: 40, topP: 0.95 };

export interface Sides {
  readonly companion: EngineCompanion;
  readonly raw: RawLlama;
}

export interface SideQuestion {
  readonly message: string;
  readonly maxTokens: number;
  readonly seed: number;
}

/** One answer, by the clock of who asked. */
export interface Side {
  readonly promptTokens: number;
  readonly answerTokens: number;
  readonly firstMs: number;
  /** From the first token to the last. */
  readonly speakMs: number;
  /** Of all processes that had a part in it, beside the one that asked. */
  readonly cpuMs: number;
}

const NAMES = ['Nima: POST /v1/chat/stream', 'node-llama-cpp: evaluate in a loop'] as const;

/**
 * The same question to both, right after each other: one of them begins in one round, the other in the next. `own` are
 * Nima's figures, of both answers; `ofEach` those of either.
 */
export function sideBySide(
  sides: Sides,
  question: (round: number) => SideQuestion,
  ofEach: (side: Side) => Measures,
  own: (nima: Side, raw: Side) => Measures,
): Candidate[] {
  let round = 0;
  const both = racing(NAMES, async () => {
    round += 1;
    const asked = question(round);
    const isFirst = round % 2 === 0;
    const before = isFirst ? await askNima(sides.companion, asked) : undefined;
    const raw = await askRaw(sides.raw, asked);
    const nima = before ?? (await askNima(sides.companion, asked));
    if (nima.promptTokens !== raw.promptTokens)
      throw new Error(`Nima read ${nima.promptTokens} tokens and the library ${raw.promptTokens}.`);
    return { nima, raw };
  });
  const [ours, theirs] = NAMES;
  return [
    {
      name: ours,
      measure: async () => {
        const { nima, raw } = await both(ours);
        return { ...ofEach(nima), ...own(nima, raw) };
      },
    },
    { name: theirs, measure: async () => ofEach((await both(theirs)).raw) },
  ];
}

async function askNima(companion: EngineCompanion, question: SideQuestion): Promise<Side> {
  await wait(PAUSE_MS);
  const pids = [companion.pid, await companion.childPid()];
  const cpuBefore = await cpuMs(...pids);
  const asking = companion.ask({ ...question, ...SAMPLING });
  const [first, { at, event }] = [await asking.first('text'), await asking.first('done')];
  return {
    promptTokens: event.figures.promptTokens,
    answerTokens: event.figures.answerTokens,
    firstMs: first.at - asking.askedAt,
    speakMs: at - first.at,
    cpuMs: (await cpuMs(...pids)) - cpuBefore,
  };
}

async function askRaw(raw: RawLlama, { message, ...more }: SideQuestion): Promise<Side> {
  await wait(PAUSE_MS);
  const cpuBefore = await cpuMs(raw.pid);
  const prompt = `<|im_start|>user\n${message}<|im_end|>\n<|im_start|>assistant\n`;
  const { firstMs, endMs, ...counts } = await raw.ask({ prompt, ...more, ...SAMPLING });
  return { ...counts, firstMs, speakMs: endMs - firstMs, cpuMs: (await cpuMs(raw.pid)) - cpuBefore };
}
