import { lazy, type ComponentType } from 'react';
import type { Route, RouteProps } from './route.ts';

/** A view that is fetched when it is first drawn, or a little earlier: what was fetched once is not fetched again. */
function view(load: () => Promise<ComponentType<RouteProps>>): Pick<Route, 'View' | 'load'> {
  return { load, View: lazy(async () => ({ default: await load() })) };
}

/** Every view of Nima, in the order of the rail. A feature enters the app by one entry here, and its words with it. */
export const ROUTES: readonly Route[] = [
  {
    id: 'memory',
    path: '/memory',
    label: 'memory.title',
    icon: 'memory',
    keys: 'g m',
    ...view(async () => (await import('./memory-route.tsx')).MemoryRoute),
  },
  {
    id: 'chat',
    path: '/chat',
    label: 'chat.title',
    icon: 'chat',
    keys: 'g t',
    ...view(async () => (await import('./chat-route.tsx')).createChatRoute(window)),
  },
  {
    id: 'companion',
    path: '/companion',
    label: 'companion.title',
    icon: 'companion',
    keys: 'g c',
    ...view(async () => (await import('./companion-route.tsx')).CompanionRoute),
  },
  {
    id: 'data',
    path: '/data',
    label: 'data.title',
    icon: 'storage',
    keys: 'g d',
    offRail: true,
    ...view(async () => (await import('./data-route.tsx')).createDataRoute(window)),
  },
  {
    id: 'settings',
    path: '/settings',
    label: 'settings.title',
    icon: 'settings',
    keys: 'g s',
    ...view(async () => (await import('./settings-route.tsx')).SettingsRoute),
  },
];
