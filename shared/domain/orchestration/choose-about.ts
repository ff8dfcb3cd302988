import type { CountTokens } from './count-tokens.ts';
import type { DescribedPrompt } from './describe-prompt.ts';
import type { LeftOut } from './prompt-account.ts';
import { ABOUT_HEADING } from './system-text.ts';

/** What is told of a person in every prompt. */
export interface ChosenAbout {
  /** The pinned fact; null for the profile. */
  readonly id: string | null;
  /** With the heading, for the first of them. */
  readonly text: string;
  readonly tokens: number;
}

/** The profile, and as many pinned facts as their part allows, in their order. Looks at no context. */
export function chooseAbout(
  { profile, pinned }: DescribedPrompt,
  pinnedMost: number,
  count: CountTokens,
): { readonly chosen: readonly ChosenAbout[]; readonly leftOut: readonly LeftOut[] } {
  const chosen: ChosenAbout[] = [];
  const leftOut: LeftOut[] = [];
  const add = (id: string | null, text: string) => {
    const heading = chosen.length === 0 ? ABOUT_HEADING : '';
    const tokens = count(text) + (heading === '' ? 0 : count(heading));
    chosen.push({ id, text: heading + text, tokens });
  };
  if (profile !== '') add(null, profile);
  let rest = pinnedMost;
  for (const { of, text } of pinned) {
    const tokens = count(text);
    if (tokens > rest) leftOut.push({ part: 'profile', id: of.id, tokens, reason: 'too-long' });
    else {
      rest -= tokens;
      add(of.id, text);
    }
  }
  return { chosen, leftOut };
}
