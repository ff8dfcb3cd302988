import { useMemo } from 'react';

/** The same set as long as it holds the same: what is drawn from it is not drawn again at every letter of a draft. */
export function useSameSet(set: ReadonlySet<string>): ReadonlySet<string> {
  const members = [...set].toSorted().join('\n');
  return useMemo(() => new Set(members === '' ? [] : members.split('\n')), [members]);
}
