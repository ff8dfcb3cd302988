import { ScriptedModel } from '../../../../shared/testing/scripted-model.ts';

/** A scripted model that says a word when it is allowed one. */
export function slowModel(text: string) {
  let [allowed, wake] = [0, (): void => undefined];
  const beforeWord = async (signal: AbortSignal): Promise<void> => {
    while (allowed === 0 && !signal.aborted)
      await new Promise<void>((resolve) => {
        wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    allowed -= 1;
  };
  return {
    model: new ScriptedModel({ says: () => text, beforeWord }),
    allow: (words: number): void => {
      allowed += words;
      wake();
    },
  };
}
