import type { LlamaModel } from 'node-llama-cpp';
import type { ThreadRate } from '../messages.ts';

const MEASURED_MS = 400;
const MOST_TOKENS = 64;
const PROMPT = 'The people look for water and find a long way down to the time when they were called.';

/** How fast the model speaks with each number of threads. It gives up on more of them once they make it slow. */
export async function measureThreads(
  model: LlamaModel,
  candidates: readonly number[],
  signal: AbortSignal,
): Promise<ThreadRate[]> {
  const rates: ThreadRate[] = [];
  for (const threads of candidates) {
    if (signal.aborted) break;
    const tokensPerSecond = await rateWith(model, threads, signal);
    rates.push({ threads, tokensPerSecond });
    const best = Math.max(...rates.map((rate) => rate.tokensPerSecond));
    if (tokensPerSecond < best / 2) break;
  }
  return rates;
}

async function rateWith(model: LlamaModel, threads: number, signal: AbortSignal): Promise<number> {
  const context = await model.createContext({
    contextSize: 256,
    sequences: 1,
    threads: { ideal: threads, min: threads },
    ignoreMemorySafetyChecks: true,
  });
  try {
    const sequence = context.getSequence();
    const prompt = model.tokenize(PROMPT);
    let [tokens, start] = [0, 0];
    for await (const _ of sequence.evaluate(prompt, { temperature: 0, yieldEogToken: true })) {
      // The first token stands at the end of reading, which is not measured.
      if (start === 0) start = performance.now();
      else tokens += 1;
      if (tokens === MOST_TOKENS || signal.aborted) break;
      if (tokens > 0 && performance.now() - start > MEASURED_MS) break;
    }
    const seconds = (performance.now() - start) / 1000;
    return seconds === 0 ? 0 : tokens / seconds;
  } finally {
    await context.dispose();
  }
}
