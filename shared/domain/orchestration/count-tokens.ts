/** How many tokens a text is, by itself. */
export type CountTokens = (text: string) => number;

/** Counts that were made elsewhere, text by text, such as by the model of the companion. */
export function countedBy(texts: readonly string[], counts: readonly number[]): CountTokens {
  const known = new Map(texts.map((text, at) => [text, counts[at]]));
  return (text) => {
    const tokens = known.get(text);
    if (tokens === undefined) throw new Error('A text of the prompt was not counted. Count textsToCount().');
    return tokens;
  };
}
