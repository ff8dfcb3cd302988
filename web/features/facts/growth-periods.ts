/** So many columns can still be told apart, and pressed; beyond it, years are shown. */
const MOST_MONTHS = 48;

export interface Period {
  /** `2026-03`, or `2026` where years are shown. */
  readonly period: string;
  readonly count: number;
}

/** How many facts each month brought, months without any included; years where the months would be too many. */
export function growthOf(months: Readonly<Record<string, number>>): Period[] {
  const known = Object.keys(months)
    .filter((month) => /^\d{4}-\d{2}$/.test(month))
    .toSorted();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [from, to] = [numberOf(first), numberOf(last)];
  if (to - from < MOST_MONTHS) {
    return Array.from({ length: to - from + 1 }, (_, index) => {
      const period = monthAt(from + index);
      return { period, count: months[period] ?? 0 };
    });
  }
  return Array.from({ length: Math.floor(to / 12) - Math.floor(from / 12) + 1 }, (_, index) => {
    const period = String(Math.floor(from / 12) + index).padStart(4, '0');
    const ofYear = known.filter((month) => month.startsWith(`${period}-`));
    return { period, count: ofYear.reduce((sum, month) => sum + (months[month] ?? 0), 0) };
  });
}

function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function monthAt(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}
