import { availableParallelism } from 'node:os';
import type { Model, ModelEvent, ModelState, Question, Sampling } from '../../../shared/ports/model.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import type { EndReason, Prompt } from '../../../shared/schemas/index.ts';
import type { Call, WithoutId } from './engine-child.ts';
import type { Asked, AskedQuestion, EngineOptions, Told } from './messages.ts';
import { type Patience, Supervisor } from './supervisor.ts';
import {
  bestOf,
  candidatesOf,
  defaultThreads,
  type Measured,
  type ReplaceFile,
  ThreadStore,
} from './threads.ts';

/** As much as the smallest of the recommended machines can hold. */
const CONTEXT_TOKENS = 4096;

export interface LlamaOptions {
  readonly modelPath: string;
  /** The built program of the child process. */
  readonly childEntry: string;
  /** What was read once, and how fast the model is with how many threads, is kept here. */
  readonly stateFolder: string;
  readonly replaceFile: ReplaceFile;
  /** Chosen; otherwise what was measured, otherwise one less than there are cores. */
  readonly threads?: number | undefined;
  /** At most so much context; less where the memory is short. */
  readonly contextTokens?: number | undefined;
  /** For what a question leaves open. `maxTokens` is no demand here: where less room is, the answer is shorter. */
  readonly sampling?: Sampling | undefined;
  readonly embeddingModelPath?: string | undefined;
  readonly patience?: Patience | undefined;
  /** Told what a process that broke had to say. */
  readonly log?: ((line: string) => void) | undefined;
}

/** A GGUF model, run by llama.cpp in a process of its own: what breaks there breaks nothing here. */
export class LlamaModel implements Model {
  readonly engine = 'llama';
  readonly #options: LlamaOptions;
  readonly #threads: ThreadStore;
  readonly #cores = availableParallelism();
  readonly #supervisor: Supervisor;
  #measured: number | undefined;

  private constructor(options: LlamaOptions, threads: ThreadStore, measured: number | undefined) {
    this.#options = options;
    this.#threads = threads;
    this.#measured = measured;
    const { childEntry, patience, log } = options;
    this.#supervisor = new Supervisor({ childEntry, patience, log, options: () => this.#engineOptions() });
  }

  /** Begins to load it; the state says how far that is. */
  static async open(options: LlamaOptions): Promise<LlamaModel> {
    const threads = new ThreadStore(options.stateFolder, options.replaceFile);
    const measured = await threads.get(options.modelPath, availableParallelism());
    return new LlamaModel(options, threads, measured?.threads);
  }

  /** Whether it is known how many threads are the fastest for this model here. */
  get isMeasured(): boolean {
    return this.#measured !== undefined;
  }

  getState(): ModelState {
    return this.#supervisor.state;
  }

  subscribe(listener: (state: ModelState) => void): () => void {
    return this.#supervisor.subscribe(listener);
  }

  /** Of the child, while there is one: for those who watch memory. */
  get pid(): number | undefined {
    return this.#supervisor.pid;
  }

  async *answer(question: Question, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const child = await this.#supervisor.ready(signal);
    if (!child) {
      yield unread(signal);
      return;
    }
    const call = child.ask({ type: 'answer', question: this.#completed(question) });
    const unhook = stopsWith(call, signal);
    try {
      for (;;) {
        const told = await call.next();
        if (told.type !== 'event') return;
        yield told.event;
      }
    } finally {
      unhook();
      call.stop('aborted');
    }
  }

  async countPrompt(prompt: Prompt, signal: AbortSignal): Promise<number> {
    const [count = 0] = (await this.#ask({ type: 'count-prompt', prompt }, 'counts', signal)).counts;
    return count;
  }

  async countTexts(texts: readonly string[], signal: AbortSignal): Promise<readonly number[]> {
    return (await this.#ask({ type: 'count-texts', texts: [...texts] }, 'counts', signal)).counts;
  }

  async prime(prompt: Omit<Prompt, 'volatile'>, signal: AbortSignal): Promise<void> {
    const child = this.#supervisor.current();
    if (!child || signal.aborted) return;
    const call = child.ask({ type: 'prime', prompt });
    const unhook = stopsWith(call, signal);
    // It was only to save time: where it failed, the next question takes a little longer.
    await call.next().catch(() => undefined);
    unhook();
  }

  async embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]> {
    if (this.#options.embeddingModelPath === undefined) {
      throw fault(
        'no_embedding_model',
        'No embedding model is there: embeddingModel names none, or a GGUF that is not one or not here.',
      );
    }
    const { vectors } = await this.#ask({ type: 'embed', texts: [...texts] }, 'vectors', signal);
    return vectors.map((vector) => Float32Array.from(vector));
  }

  /**
   * Tries how fast the model is with each number of threads, keeps the best for this and every later start, and
   * starts the model anew where that is another number than before. For a moment when nobody waits: it takes seconds.
   */
  async measureThreads(signal: AbortSignal): Promise<Measured> {
    const candidates = candidatesOf(this.#cores);
    const { rates } = await this.#ask({ type: 'measure', candidates }, 'rates', signal);
    signal.throwIfAborted();
    const threads = bestOf(rates) ?? defaultThreads(this.#cores);
    const measured = { threads, rates };
    const before = this.#engineOptions().threads;
    await this.#threads.put(this.#options.modelPath, this.#cores, measured);
    this.#measured = threads;
    if (this.#engineOptions().threads !== before) await this.#supervisor.restart();
    return measured;
  }

  /** What it has read leaves the memory: the process that held it ends, and another one begins. */
  async forget(): Promise<void> {
    await this.#supervisor.restart();
  }

  async close(): Promise<void> {
    await this.#supervisor.close();
  }

  #engineOptions(): EngineOptions {
    const { modelPath, stateFolder, threads, contextTokens = CONTEXT_TOKENS } = this.#options;
    const { embeddingModelPath, sampling } = this.#options;
    return {
      modelPath,
      stateFolder,
      contextTokens,
      threads: threads ?? this.#measured ?? defaultThreads(this.#cores),
      ...(embeddingModelPath === undefined ? {} : { embeddingModelPath }),
      ...(sampling?.maxTokens === undefined ? {} : { answerTokens: sampling.maxTokens }),
    };
  }

  /** What the question leaves open is as it was set. */
  #completed({ prompt, urgency, schema, ...own }: Question): AskedQuestion {
    const { maxTokens: _, ...set } = this.#options.sampling ?? {};
    const { stop = set.stop } = own;
    return {
      prompt,
      urgency,
      maxTokens: own.maxTokens,
      temperature: own.temperature ?? set.temperature,
      topP: own.topP ?? set.topP,
      topK: own.topK ?? set.topK,
      seed: own.seed ?? set.seed,
      stop: stop && [...stop],
      schema: schema && { ...schema },
    };
  }

  async #ask<Type extends Told['type']>(
    asked: WithoutId<Asked>,
    type: Type,
    signal: AbortSignal,
  ): Promise<Extract<Told, { type: Type }>> {
    signal.throwIfAborted();
    const child = await this.#supervisor.ready(signal);
    signal.throwIfAborted();
    if (!child) throw fault('model_unavailable', 'The model is not there.');
    const call = child.ask(asked);
    const unhook = stopsWith(call, signal);
    try {
      const told = await call.next();
      if (told.type !== type)
        throw fault('model_failed', `The model answered with ${told.type} instead of ${type}.`);
      return told as Extract<Told, { type: Type }>;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      unhook();
    }
  }
}

/** Stops it when the signal says so; the returned function ends that. */
function stopsWith(call: Call, signal: AbortSignal): () => void {
  const stop = (): void => call.stop(endOf(signal));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return () => signal.removeEventListener('abort', stop);
}

/** Time was up, or somebody stopped it. */
function endOf({ reason }: { readonly reason: unknown }): Extract<EndReason, 'aborted' | 'deadline'> {
  return reason instanceof Error && reason.name === 'TimeoutError' ? 'deadline' : 'aborted';
}

/** The end of an answer for which there was no model before the time was up. */
function unread(signal: AbortSignal): ModelEvent {
  const figures = { promptTokens: 0, cachedTokens: 0, answerTokens: 0, prefillMs: 0, generateMs: 0 };
  return { type: 'end', reason: endOf(signal), figures };
}
