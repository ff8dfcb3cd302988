import type { Navigation } from '../navigation.ts';

export interface FakeNavigation extends Navigation {
  /** What was asked of it, in order: `go /memory`, `replace /memory`, `back`. */
  readonly went: string[];
}

export function createFakeNavigation(): FakeNavigation {
  const went: string[] = [];
  return {
    went,
    go: (address) => void went.push(`go ${address}`),
    replace: (address) => void went.push(`replace ${address}`),
    back: () => void went.push('back'),
  };
}
