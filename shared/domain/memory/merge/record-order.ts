interface Revised {
  readonly revision: string;
}

/**
 * A total order of records: the later revision is the greater one. Two devices may give one revision to different
 * contents (a clock copied with its profile, records of another program), so contents decide then: any order would do,
 * as long as every device takes the same.
 */
export function compareRecords(a: Revised, b: Revised): number {
  if (a === b) return 0;
  if (a.revision !== b.revision) return a.revision < b.revision ? -1 : 1;
  const [left, right] = [canonical(a), canonical(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The same text for the same contents, in whatever order their keys were written. */
function canonical(record: Revised): string {
  return JSON.stringify(record, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
