/** Between two batches a search is let in and a cancel is heard. This much text takes about as long as a blink. */
const MOST_LETTERS = 262_144;

/** Parts texts into batches of at most so many, and not many letters more than they may hold; none is left out. */
export function* batchTexts(texts: readonly string[], mostTexts: number): Generator<readonly string[]> {
  let start = 0;
  let letters = 0;
  for (const [at, text] of texts.entries()) {
    letters += text.length;
    if (at + 1 - start < mostTexts && letters < MOST_LETTERS) continue;
    yield texts.slice(start, at + 1);
    start = at + 1;
    letters = 0;
  }
  if (start < texts.length) yield texts.slice(start);
}
