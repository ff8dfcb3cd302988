import { ScriptedModel } from '../../../../shared/testing/scripted-model.ts';

/** A scripted model that says a word when it is allowed one. */
export function slowModel(text: string) {
  const words = { allowed: 0, wake: (): void => undefined };
  const beforeWord = async (signal: AbortSignal): Promise<void> => {
    while (words.allowed === 0 && !signal.aborted)
      await new Promise<void>((resolve) => {
        words.wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    words.allowed -= 1;
  };
  return {
    model: new ScriptedModel({ says: () => text, beforeWord }),
    allow: (count: number): void => {
      words.allowed += count;
      words.wake();
    },
  };
}
