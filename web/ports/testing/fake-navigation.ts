import type { Navigation, Place } from '../navigation.ts';
import type { Readable } from '../readable.ts';
import { createFakeReadable } from './fake-readable.ts';

export interface FakeNavigation extends Navigation, Readable<Place> {
  /** What was asked of it, in order: `go /memory`, `replace /memory`, `back`. */
  readonly went: string[];
}

/** A way through the app that leaves the browser's own address alone. */
export function createFakeNavigation(address = '/'): FakeNavigation {
  const history = [address];
  const place = createFakeReadable<Place>(placeAt(address));
  const went: string[] = [];
  const move = (word: string, change: () => void): void => {
    went.push(word);
    change();
    place.show(placeAt(history.at(-1) ?? address));
  };
  return {
    ...place,
    went,
    go: (to) => move(`go ${to}`, () => history.push(to)),
    replace: (to) => move(`replace ${to}`, () => history.splice(-1, 1, to)),
    back: () =>
      move('back', () => (history.length > 1 ? history.pop() : history.splice(0, 1, rootOf(address)))),
  };
}

function placeAt(address: string): Place {
  const { pathname, search } = new URL(address, 'http://localhost');
  return { pathname, search };
}

function rootOf(address: string): string {
  return `/${placeAt(address).pathname.split('/')[1] ?? ''}`;
}
