import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface RawQuestion {
  /** With the marks of its template in it. */
  readonly prompt: string;
  readonly maxTokens: number;
  readonly temperature: number;
  readonly topK: number;
  readonly topP: number;
  readonly seed: number;
}

export interface RawAnswer {
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly answerTokens: number;
  /** By its own clock, from the moment it was asked. */
  readonly firstMs: number;
  readonly endMs: number;
}

export interface RawLlama {
  readonly pid: number;
  ask(question: RawQuestion): Promise<RawAnswer>;
  stop(): Promise<void>;
}

export interface RawOptions {
  readonly model: string;
  readonly contextTokens: number;
  readonly threads: number;
}

/** The library in a process of its own, without anything of the house around it. */
export async function startRawLlama(root: string, options: RawOptions): Promise<RawLlama> {
  const { model, contextTokens, threads } = options;
  const args = [model, String(contextTokens), String(threads)];
  const child = fork(join(root, 'bench/peers/raw-llama.mjs'), args, { execArgv: [] });
  const ended = once(child, 'exit');
  const message = async (): Promise<unknown> => {
    const gone = ended.then(([code]) => {
      throw new Error(`The bare library ended with ${code}.`);
    });
    const [said] = (await Promise.race([once(child, 'message'), gone])) as [unknown];
    return said;
  };
  await message();
  return {
    pid: child.pid ?? -1,
    ask: async (question) => {
      child.send(question);
      return (await message()) as RawAnswer;
    },
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}
