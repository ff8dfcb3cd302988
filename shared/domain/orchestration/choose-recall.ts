import type { CountTokens } from './count-tokens.ts';
import type { DescribedPrompt, Piece } from './describe-prompt.ts';
import type { LeftOut, LeftOutReason } from './prompt-account.ts';
import type { PromptLimits, RecalledText } from './prompt-input.ts';

export interface ChosenRecall {
  readonly part: 'recall' | 'packs';
  readonly of: RecalledText;
  /** The line's, and the marker's with the first of them. */
  readonly tokens: number;
}

export interface RecallChoice {
  readonly chosen: readonly ChosenRecall[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * What is told of what was found: memories before packs, the best first, until there is enough. What was said elsewhere
 * comes between them, and takes what memories leave of the whole room. What is too long for the room that is left makes
 * way for the next one. This looks at no context, so that a larger one only adds.
 */
export function chooseRecall(
  { joinedMarker, recalled, said, passages }: DescribedPrompt,
  known: ReadonlySet<string>,
  { recallAim, recallMost }: PromptLimits,
  count: CountTokens,
): RecallChoice {
  const chosen: ChosenRecall[] = [];
  const leftOut: LeftOut[] = [];
  const seen = new Set(known);
  let spent = 0;
  const offer = (part: ChosenRecall['part'], aim: number, { of, text }: Piece<RecalledText>) => {
    const tokens = count(text) + (chosen.length === 0 ? count(joinedMarker) : 0);
    const reason = reasonAgainst(of.id);
    if (reason !== null) return void leftOut.push({ part, id: of.id, tokens, reason });
    spent += tokens;
    chosen.push({ part, of, tokens });
    seen.add(of.id);

    function reasonAgainst(id: string): LeftOutReason | null {
      if (seen.has(id)) return 'repeated';
      if (spent >= aim) return 'enough';
      return spent + tokens > recallMost ? 'too-long' : null;
    }
  };
  for (const piece of recalled) offer('recall', recallAim, piece);
  for (const piece of said) offer('recall', recallMost, piece);
  for (const piece of passages) offer('packs', recallAim, piece);
  return { chosen, leftOut };
}
