import { useCallback, useEffect, useState } from 'react';
import type { Profile } from '../../../shared/schemas/index.ts';
import type { Drafts, DraftTexts } from '../../ports/drafts.ts';
import type { Memory } from '../../ports/memory.ts';
import { useReadable } from '../../ui/use-readable.ts';

/** What is asked, in its order: a name, and two preferences. */
export const ASKED = ['name', 'first', 'second'] as const;
export type Asked = (typeof ASKED)[number];

/** As many preferences as the record takes. */
const MOST = 100;
const placeOf = (asked: Asked): string => `welcome.${asked}`;

export interface AboutYou {
  readonly error: unknown;
  textOf(asked: Asked): string;
  write(asked: Asked, text: string): void;
  /** Into the profile with what was written. Answers whether it is there: nothing written is, too. */
  keep(): Promise<boolean>;
}

/** What a person says of themselves at first. Until it is kept, each answer is a draft. */
export function useAboutYou(memory: Pick<Memory, 'profile' | 'changeProfile'>, drafts: Drafts): AboutYou {
  const texts = useReadable(drafts);
  const [error, setError] = useState<unknown>(null);
  const [name, setName] = useState('');
  useEffect(() => {
    let isStale = false;
    memory.profile().then(
      (profile) => isStale || setName(profile.name),
      (thrown: unknown) => isStale || setError(thrown),
    );
    return () => void (isStale = true);
  }, [memory]);
  const keep = useCallback(async () => {
    const written = drafts.getState();
    if (!ASKED.some((asked) => written[placeOf(asked)] !== undefined)) return true;
    try {
      setName((await memory.changeProfile((now) => withAnswers(now, written))).name);
      // What was written while the disk was at work is not kept yet.
      for (const place of ASKED.map(placeOf))
        if (drafts.getState()[place] === written[place]) drafts.clear(place);
      setError(null);
      return true;
    } catch (thrown) {
      setError(thrown);
      return false;
    }
  }, [memory, drafts]);
  return {
    error,
    keep,
    textOf: (asked) => texts[placeOf(asked)] ?? (asked === 'name' ? name : ''),
    write: (asked, text) =>
      text === '' && asked !== 'name' ? drafts.clear(placeOf(asked)) : drafts.write(placeOf(asked), text),
  };
}

/** On top of what other tabs, or an earlier start, have written. */
function withAnswers(now: Profile, written: DraftTexts): Pick<Profile, 'name' | 'preferences'> {
  const [name, ...preferences] = ASKED.map((asked) => written[placeOf(asked)]?.trim());
  return {
    name: name ?? now.name,
    preferences: [...new Set([...now.preferences, ...preferences.flatMap((text) => text || [])])].slice(
      0,
      MOST,
    ),
  };
}
