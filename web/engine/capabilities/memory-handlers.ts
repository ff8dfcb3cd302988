import { isAbort } from '../../../shared/lib/errors.ts';
import type { Fact, Profile } from '../../../shared/schemas/index.ts';
import type { Memory, Recalled } from '../../ports/memory.ts';
import { isAboutIt } from '../memory/finding.ts';
import type { Handlers } from './capabilities.ts';

export type ShownOfMemory =
  /**
   * It is on disk. What it may replace is offered, and `guessed` says that nobody named its category. `was` it known, or
   * forgotten and brought back, nothing was written twice.
   */
  | {
      readonly kind: 'remembered';
      readonly fact: Fact;
      readonly mayReplace: readonly Fact[];
      readonly versions: readonly string[];
      readonly guessed: boolean;
      readonly was: 'new' | 'known' | 'forgotten';
    }
  /** What may be meant: the person chooses, and only what was shown is forgotten then, by its id. */
  | { readonly kind: 'to_forget'; readonly words: string; readonly found: readonly Recalled[] }
  | { readonly kind: 'recalled'; readonly words: string; readonly found: readonly Recalled[] }
  | { readonly kind: 'profile'; readonly profile: Profile; readonly pinned: readonly Fact[] };

type MemoryHandlers = Pick<Handlers<ShownOfMemory>, 'remember' | 'forget' | 'recall' | 'profile'>;

/** More are not chosen from; other words find others. */
const MOST_TO_FORGET = 8;
/** Twice what unrelated texts come to at most with the built-in model: chosen by judgement, not by measurement. */
const CLEARLY_ALIKE = 0.4;

export function createMemoryHandlers(memory: Memory): MemoryHandlers {
  return {
    async remember({ text, category, pin }, signal) {
      const known = await memory.saidBefore(signal, text);
      if (known) return rememberedAgain(memory, known, { category, pin });
      const filed = category ?? (await guessedCategory(memory, signal, text));
      const given = {
        ...(filed === undefined ? {} : { category: filed }),
        ...(pin === true ? { pinned: true } : {}),
      };
      const { fact, mayReplace, versions } = await memory.remember(text, given);
      return { kind: 'remembered', was: 'new', fact, mayReplace, versions, guessed: category === undefined };
    },
    async forget({ text }, signal) {
      // What no longer holds can be meant as well.
      const options = { k: MOST_TO_FORGET, includeSuperseded: true };
      const found = await memory.recall(signal, text, options);
      const near = found.filter(isAboutIt);
      // Whoever names a thing means it; what is hardly like it is in the way, the same in other words is not.
      const named = near.filter(({ parts }) => parts.keyword > 0);
      const alike = near.filter(({ parts }) => parts.keyword === 0 && parts.vector >= CLEARLY_ALIKE);
      return { kind: 'to_forget', words: text, found: named.length > 0 ? [...named, ...alike] : near };
    },
    async recall({ text, category, history }, signal) {
      const found = await memory.recall(signal, text, {
        ...(category === undefined ? {} : { categories: [category] }),
        ...(history === true ? { includeSuperseded: true } : {}),
      });
      return { kind: 'recalled', words: text, found: found.filter(isAboutIt) };
    },
    async profile() {
      const profile = await memory.profile();
      const pinned = await Promise.all(profile.pinnedFacts.map(async (id) => memory.get(id)));
      return { kind: 'profile', profile, pinned: pinned.filter(isThere) };
    },
  };
}

/** What was named with it this time counts; what was not stays as it was. */
async function rememberedAgain(
  memory: Memory,
  known: Fact,
  {
    category = known.category,
    pin = known.pinned,
  }: { category?: string | undefined; pin?: boolean | undefined },
): Promise<ShownOfMemory> {
  const isForgotten = known.deletedAt !== null;
  if (isForgotten) await memory.bringBack([known.id]);
  const isOther = category !== known.category || pin !== known.pinned;
  if (isOther) await memory.change(known.id, { category, pinned: pin });
  const fact = (await memory.get(known.id)) ?? known;
  const was = isForgotten ? 'forgotten' : 'known';
  return { kind: 'remembered', was, fact, mayReplace: [], versions: [], guessed: false };
}

/** A guess is a help: without one the fact is kept all the same. */
async function guessedCategory(
  memory: Memory,
  signal: AbortSignal,
  text: string,
): Promise<string | undefined> {
  try {
    return (await memory.guessCategories(signal, text))[0];
  } catch (error) {
    if (isAbort(error)) throw error;
    return undefined;
  }
}

function isThere(fact: Fact | undefined): fact is Fact {
  return fact !== undefined && fact.deletedAt === null;
}
