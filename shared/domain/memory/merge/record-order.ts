interface Revised {
  readonly revision: string;
}

/**
 * A total order of records: the later revision is the greater one. Two devices may give one revision to different
 * contents (a clock copied with its profile, records of another program), so contents decide then: any order would do,
 * as long as every device takes the same.
 */
export function compareRecords<Kept extends Revised>(a: Kept, b: Kept): number {
  return compareBy(({ revision }: Revised) => revision)(a, b);
}

/** The same by another rank than the revision; ranks are compared as texts. */
export function compareBy<Kept extends object>(rankOf: (record: Kept) => string) {
  return (a: Kept, b: Kept): number => {
    if (a === b) return 0;
    const [left, right] = [rankOf(a), rankOf(b)];
    return left === right ? compareTexts(canonical(a), canonical(b)) : compareTexts(left, right);
  };
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The same text for the same contents, in whatever order their keys were written. */
function canonical(record: object): string {
  return JSON.stringify(record, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
