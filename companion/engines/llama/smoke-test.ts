import { reasonOf } from '../../../shared/lib/errors.ts';
import type { AskedQuestion } from './messages.ts';
import { PATIENCE, Supervisor } from './supervisor.ts';

export type Verdict = { readonly isUsable: true } | { readonly isUsable: false; readonly reason: string };

const HELLO: AskedQuestion = {
  prompt: { messages: [{ role: 'user', content: 'Hello' }] },
  urgency: 'chat',
  temperature: 0,
  maxTokens: 4,
};
/** Enough to greet, and little memory. */
const CONTEXT_TOKENS = 512;

/** Whether a file is a model that loads and answers, found out in a process that may break. */
export function smokeTestWith(childEntry: string) {
  return async (modelPath: string, signal: AbortSignal): Promise<Verdict> => {
    const options = { modelPath, threads: 1, contextTokens: CONTEXT_TOKENS };
    const patience = { ...PATIENCE, crashes: 1 };
    const supervisor = new Supervisor({ childEntry, patience, options: () => options });
    try {
      await greet(supervisor, signal);
      return { isUsable: true };
    } catch (error) {
      signal.throwIfAborted();
      return { isUsable: false, reason: reasonOf(error) };
    } finally {
      await supervisor.close();
    }
  };
}

async function greet(supervisor: Supervisor, signal: AbortSignal): Promise<void> {
  const child = await supervisor.ready(signal);
  signal.throwIfAborted();
  const call = child?.ask({ type: 'answer', question: HELLO });
  const stop = (): void => call?.stop('aborted');
  signal.addEventListener('abort', stop, { once: true });
  try {
    while ((await call?.next())?.type === 'event') signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
