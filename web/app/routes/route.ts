import type { ComponentType } from 'react';
import type { IconName } from '../../ui/icons/icon.tsx';
import type { TextKey } from '../../ui/text/text.tsx';
import type { Place } from '../../ports/navigation.ts';
import type { Container } from '../container.ts';
import type { Frame } from '../frame.ts';

/** What the shell must know of a view before its code has arrived. */
export interface RouteInfo {
  readonly id: string;
  readonly path: `/${string}`;
  readonly label: TextKey;
  readonly icon: IconName;
  readonly keys: string;
  /** Reached from other views and by the palette; the rail has room for what is used every day. */
  readonly offRail?: true;
}

export interface RouteProps {
  readonly frame: Frame;
  readonly container: Container;
  /** The address below the view's own path: `/memory/123` has the rest `123`. */
  readonly rest: string;
  readonly place: Place;
}

export interface Route extends RouteInfo {
  /** Lazy: each view is a chunk of its own, fetched when it is first opened. */
  readonly View: ComponentType<RouteProps>;
  /** Begins to fetch the view, before there is anything to draw it with. */
  readonly load: () => Promise<unknown>;
}

/** The route an address belongs to; the bare address opens the first. */
export function findRoute(routes: readonly Route[], pathname: string): Route | undefined {
  if (pathname === '/' || pathname === '/index.html') return routes[0];
  return routes.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
}

export function restOf(route: RouteInfo, pathname: string): string {
  return pathname.startsWith(`${route.path}/`) ? pathname.slice(route.path.length + 1) : '';
}
