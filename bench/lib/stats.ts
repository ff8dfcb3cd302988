export interface Spread {
  median: number;
  min: number;
  max: number;
}

/**
 * The value below which the share `p` (0 to 1) of all values lies, interpolated between neighbours, so that the middle
 * of an even count lies between the two in the middle.
 */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new Error('There is no percentile of no values.');
  return below + (above - below) * (position - Math.floor(position));
}

export function spread(values: readonly number[]): Spread {
  return { median: percentile(values, 0.5), min: Math.min(...values), max: Math.max(...values) };
}
