import { fold } from '../../../shared/domain/memory/note.ts';

export interface Part {
  text: string;
  found: boolean;
}

/**
 * The beginning of a text cut into found and other parts; where the first find lies further on, the excerpt starts
 * shortly before it.
 */
export function markFound(text: string, query: string, length: number): Part[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const { folded, origin } = foldKeepingPlaces(text);
  const finds = words.flatMap((word) => placesOf(word, folded)).toSorted((a, b) => a.from - b.from);
  const first = finds[0] ? (origin[finds[0].from] ?? 0) : 0;
  const start = first > length / 2 ? first - 20 : 0;
  const end = Math.min(text.length, start + length);

  const parts: Part[] = [];
  let at = start;
  for (const { from, to } of finds) {
    const [foundFrom, foundTo] = [Math.max(at, origin[from] ?? 0), Math.min(end, origin[to] ?? text.length)];
    if (foundTo <= foundFrom) continue;
    if (foundFrom > at) parts.push({ text: text.slice(at, foundFrom), found: false });
    parts.push({ text: text.slice(foundFrom, foundTo), found: true });
    at = foundTo;
  }
  if (at < end) parts.push({ text: text.slice(at, end), found: false });
  const lead = start > 0 ? [{ text: '…', found: false }] : [];
  return [...lead, ...parts];
}

/** Folding changes lengths (`ß`, accents), so each folded unit remembers where it came from. */
function foldKeepingPlaces(text: string): { folded: string; origin: number[] } {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const units = fold(character);
    folded += units;
    for (let unit = 0; unit < units.length; unit += 1) origin.push(at);
    at += character.length;
  }
  origin.push(text.length);
  return { folded, origin };
}

function placesOf(word: string, folded: string): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = [];
  for (let from = folded.indexOf(word); from !== -1; from = folded.indexOf(word, from + word.length)) {
    places.push({ from, to: from + word.length });
  }
  return places;
}
