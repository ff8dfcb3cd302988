/** A place where an answer may be folded, and how much stands before it. */
export interface FoldPlace {
  readonly at: number;
  readonly words: number;
}

const LONGEST_QUESTION = 120;
const ASKS_FOR_MORE =
  /\b(explain|describe|why|how|steps?|write|draft|list|compare|details?|detailed|examples?|code|script|plan|review|difference|everything|all|more|long)\b/i;

/** Of a short question; about what a phone shows at once. */
const MOST_WORDS = 150;
const LEAST_SHOWN = 40;
/** Less is not worth a press. */
const LEAST_FOLDED = 40;

/** Whether one line asks for something that can be said in one paragraph. */
export function asksBriefly(question: string): boolean {
  const asked = question.trim();
  return asked.length <= LONGEST_QUESTION && !asked.includes('\n') && !ASKS_FOR_MORE.test(asked);
}

/** Where to fold an answer of so many words: at the first paragraph that may go; null where it is short enough. */
export function foldOf(places: readonly FoldPlace[], words: number): number | null {
  if (words <= MOST_WORDS) return null;
  const place = places.find((one) => one.words >= LEAST_SHOWN && words - one.words >= LEAST_FOLDED);
  return place?.at ?? null;
}
