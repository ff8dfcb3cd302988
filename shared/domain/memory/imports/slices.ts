/** A store writes a chunk in one task of the page: on a busy machine 200 facts took more than the 50 ms it may take. */
export const CHUNK_SIZE = 100;

/** At least `least` slices, empty ones too. */
export function* slices<Kept>(records: readonly Kept[], least = 0): Generator<readonly Kept[]> {
  for (let at = 0; at < Math.max(records.length, least); at += CHUNK_SIZE)
    yield records.slice(at, at + CHUNK_SIZE);
}

/** A chunk is cloned and written in one task of the page, and a single text may have 200,000 characters. */
export const CHUNK_CHARACTERS = 250_000;

/** Slices of no more records than a chunk has, and of no more characters unless one alone has them. */
export function* slicesOfTexts<Kept extends { text: string }>(
  records: readonly Kept[],
): Generator<readonly Kept[]> {
  let [some, characters]: [Kept[], number] = [[], 0];
  for (const record of records) {
    const isFull = some.length === CHUNK_SIZE || characters + record.text.length > CHUNK_CHARACTERS;
    if (isFull && some.length > 0) {
      yield some;
      [some, characters] = [[], 0];
    }
    some.push(record);
    characters += record.text.length;
  }
  if (some.length > 0) yield some;
}
