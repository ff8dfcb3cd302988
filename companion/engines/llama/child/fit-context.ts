import type { LlamaContext, LlamaModel } from 'node-llama-cpp';

/** One for conversations, one for work in the background: neither costs the other what it had read. */
export const TRACKS = 2;
/** With less than this no conversation is possible. */
const LEAST_TOKENS = 512;
/** Contexts come in multiples of it. */
const STEP = 256;
/** Of the memory that is free: the rest is for the companion, and for being wrong. */
const SHARE = 0.85;

export interface Wanted {
  readonly threads: number;
  /** Not more than this. */
  readonly contextTokens: number;
  /** What is free before the model is in it. */
  readonly freeBytes: number;
}

/** The largest context up to the wish that fits the memory, and the model. */
export async function fitContext(model: LlamaModel, wanted: Wanted): Promise<LlamaContext> {
  const most = Math.min(wanted.contextTokens, model.trainContextSize);
  const sizes = sizesUpTo(most);
  const roomBytes = (wanted.freeBytes - model.size) * SHARE;
  let failed: unknown;
  for (const [index, contextSize] of sizes.entries()) {
    const isLast = index === sizes.length - 1;
    if (!isLast && (await bytesOf(model, contextSize)) > roomBytes) continue;
    try {
      return await createContext(model, contextSize, wanted.threads);
    } catch (error) {
      failed = error;
    }
  }
  throw failed;
}

/** From the most to the least, a quarter less each time. */
export function sizesUpTo(most: number): number[] {
  const sizes = [most];
  for (let next = smaller(most); next >= LEAST_TOKENS; next = smaller(next)) sizes.push(next);
  return sizes;
}

const smaller = (size: number): number => Math.floor((size * 0.75) / STEP) * STEP;

async function bytesOf(model: LlamaModel, contextSize: number): Promise<number> {
  const { cpuRam } = await model.fileInsights.estimateContextResourceRequirementsV2({
    contextSize,
    sequences: TRACKS,
    modelGpuLayers: 0,
    swaFullCache: true,
  });
  return cpuRam;
}

async function createContext(model: LlamaModel, contextSize: number, threads: number): Promise<LlamaContext> {
  return model.createContext({
    contextSize,
    sequences: TRACKS,
    threads,
    // Models that look at a window alone could not keep the beginning of a conversation otherwise.
    swaFullCache: true,
    failedCreationRemedy: false,
    // Its own estimates are pessimistic, and ours was made.
    ignoreMemorySafetyChecks: true,
  });
}
