import { useEffect, useState } from 'react';
import type { Memory } from '../../ports/memory.ts';

/** Longer than between two letters: what is still being written is not asked about. */
const PAUSE_MS = 120;

/** A guess takes a few milliseconds. Whoever keeps a text the moment it is written does not wait for one that does not. */
const PATIENCE_MS = 150;

const UNFILED = 'other';

/** The category of a fact that is being written: the one chosen for it, else the likeliest. */
export function useNewCategory(memory: Memory, text: string) {
  const guess = useGuess(memory, text);
  const [chosen, choose] = useState<string | null>(null);
  return {
    category: chosen ?? guess[0] ?? UNFILED,
    guess: chosen === null ? guess : [],
    choose,
    /** Where a text that is kept now goes: what was guessed may be of half of it. */
    settle: async (kept: string) => chosen ?? (await guessAtOnce(memory, kept)) ?? guess[0] ?? UNFILED,
  };
}

async function guessAtOnce(memory: Memory, text: string): Promise<string | undefined> {
  const asking = new AbortController();
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  const answer = memory.guessCategories(asking.signal, text).then(
    (guess) => guess[0],
    () => undefined,
  );
  const first = await Promise.race([answer, late]);
  asking.abort();
  return first;
}

/** Where the text may belong, the likeliest first. Nobody waits for it: until it is there, the last guess stands. */
function useGuess(memory: Memory, text: string): readonly string[] {
  const [guess, setGuess] = useState<readonly string[]>([]);
  const blank = text.trim() === '';
  useEffect(() => {
    if (blank) return undefined;
    const asking = new AbortController();
    const ask = async () => {
      const answer = await memory.guessCategories(asking.signal, text);
      if (!asking.signal.aborted) setGuess(answer);
    };
    // A guess that cannot be had leaves the choice to the person, as it is without one.
    const timer = setTimeout(() => void ask().catch(() => undefined), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [memory, text, blank]);
  // The next text is another one.
  if (blank && guess.length > 0) setGuess([]);
  return blank ? [] : guess;
}
