/** Stands for a character that was cut out: what is left keeps its place, so that a quote is letter for letter. */
export const CUT = '\uFFFC';

export function cutOut(text: string): string {
  return text.replace(/[^\n]/g, CUT);
}

/** From there to the end. */
export function cutFrom(text: string, at: number): string {
  return text.slice(0, at) + cutOut(text.slice(at));
}

/** Cut out wherever either is; both stand for the same text. */
export function cutEither(one: string, other: string): string {
  return one.replace(/[^\n]/g, (character, at: number) => (other[at] === CUT ? CUT : character));
}
