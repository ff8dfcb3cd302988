import { getLlama, getModuleVersion, LlamaLogLevel } from 'node-llama-cpp';
import type { Prompt } from '../../../../shared/schemas/index.ts';
import type { EngineOptions, ThreadRate } from '../messages.ts';
import { Answering } from './answering.ts';
import { Embedder } from './embedder.ts';
import { fitContext } from './fit-context.ts';
import { Layout } from './layout.ts';
import { measureThreads } from './measure-threads.ts';
import { Pace } from './pace.ts';
import { Reader } from './reader.ts';
import { SavedStates } from './saved-states.ts';
import { CHECKPOINTS, Track } from './track.ts';

/** One model in memory, and all that can be done with it, one thing after the other. */
export interface Engine {
  readonly contextTokens: number;
  readonly answering: Answering;
  readonly embedder: Embedder;
  countPrompt(prompt: Prompt): number;
  countText(text: string): number;
  measure(candidates: readonly number[], signal: AbortSignal): Promise<ThreadRate[]>;
}

export interface Loading {
  readonly progress: (share: number) => void;
  /** What llama.cpp says about an error. */
  readonly complain: (line: string) => void;
}

export async function loadEngine(options: EngineOptions, { progress, complain }: Loading): Promise<Engine> {
  const freeBytes = process.availableMemory();
  const { threads } = options;
  const llama = await getLlama({
    gpu: false,
    build: 'never',
    logLevel: LlamaLogLevel.error,
    logger: (_level, message) => complain(message.trim()),
    // The number of a context is kept to: it was measured, or chosen.
    maxThreads: 0,
  });
  const model = await llama.loadModel({ modelPath: options.modelPath, onLoadProgress: progress });
  const context = await fitContext(model, { threads, contextTokens: options.contextTokens, freeBytes });
  const contextTokens = context.contextSize;
  const layout = new Layout(model);
  const reader = new Reader(layout, await savedStates(options));
  const pace = new Pace();
  const track = (): Track => new Track(context.getSequence({ checkpoints: CHECKPOINTS }), pace);
  const tracks = { chat: track(), background: track() };
  const { answerTokens } = options;
  return {
    contextTokens,
    answering: new Answering({ llama, model, layout, reader, tracks, contextTokens, answerTokens }),
    embedder: new Embedder(llama, options.embeddingModelPath, threads),
    countPrompt: (prompt) => layout.lay(prompt).tokens.length,
    countText: (text) => layout.countText(text),
    measure: async (candidates, signal) => measureThreads(model, candidates, signal),
  };
}

/** Without a folder that can be written to, everything is only read again. */
async function savedStates({ stateFolder, modelPath }: EngineOptions): Promise<SavedStates | undefined> {
  if (stateFolder === undefined) return undefined;
  try {
    return await SavedStates.open(stateFolder, modelPath, await getModuleVersion());
  } catch {
    return undefined;
  }
}
