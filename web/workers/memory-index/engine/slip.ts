/** Letters in an array, from one place to another. */
export interface Letters {
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
}

export function lettersOf(word: string): Letters {
  const units = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
  return { units, start: 0, end: units.length };
}

/** A letter more, less, another, or two in the wrong order. The other word stands where it is kept, from `start` to `end`. */
export function isOneSlipAway(a: Letters, units: Uint16Array, start: number, end: number): boolean {
  const lengthA = a.end - a.start;
  const lengthB = end - start;
  const shorter = Math.min(lengthA, lengthB);
  let from = 0;
  while (from < shorter && a.units[a.start + from] === units[start + from]) from += 1;
  let same = 0;
  while (same < shorter - from && a.units[a.end - 1 - same] === units[end - 1 - same]) same += 1;
  const restA = lengthA - from - same;
  const restB = lengthB - from - same;
  if (restA <= 1 && restB <= 1) return restA + restB > 0;
  if (restA !== 2 || restB !== 2) return false;
  const [atA, atB] = [a.start + from, start + from];
  return a.units[atA] === units[atB + 1] && a.units[atA + 1] === units[atB];
}
