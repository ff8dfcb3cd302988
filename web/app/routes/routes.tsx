import { lazy, type ComponentType } from 'react';
import type { Route, RouteProps } from './route.ts';

/** A view that is fetched when it is first drawn, or a little earlier: what was fetched once is not fetched again. */
function view(load: () => Promise<ComponentType<RouteProps>>): Pick<Route, 'View' | 'load'> {
  return { load, View: lazy(async () => ({ default: await load() })) };
}

/** Every view of Nima, in the order of the rail. A feature enters the app by one entry here. */
export const ROUTES: readonly Route[] = [
  {
    id: 'memory',
    path: '/memory',
    label: 'memory.title',
    icon: 'memory',
    keys: 'g m',
    ...view(async () => {
      const { FactsView } = await import('../../features/facts/facts-view.tsx');
      return ({ frame, container, rest, place }) => (
        <FactsView
          memory={container.memory}
          drafts={frame.drafts}
          preferences={frame.preferences}
          notices={frame.notices}
          navigation={frame.router}
          clock={container.clock}
          link={container.link}
          origin={container.origin}
          rest={rest}
          search={place.search}
        />
      );
    }),
  },
  {
    id: 'companion',
    path: '/companion',
    label: 'companion.title',
    icon: 'companion',
    keys: 'g c',
    ...view(async () => {
      const { CompanionView } = await import('../../features/companion/companion-view.tsx');
      return ({ container }) => <CompanionView link={container.link} protocol={container.protocol} />;
    }),
  },
  {
    id: 'data',
    path: '/data',
    label: 'data.title',
    icon: 'storage',
    keys: 'g d',
    offRail: true,
    ...view(async () => {
      const { DataView } = await import('../../features/data/data-view.tsx');
      const { createFileDoor } = await import('../../features/data/file-door.ts');
      const door = createFileDoor(window);
      return ({ frame, container, place }) => (
        <DataView
          transfer={container.transfer}
          safety={container.safety}
          storageHealth={frame.storageHealth}
          notices={frame.notices}
          clock={container.clock}
          door={door}
          receivedFiles={frame.received}
          onReceived={frame.received.clear}
          {...chosen(place.search)}
        />
      );
    }),
  },
  {
    id: 'settings',
    path: '/settings',
    label: 'settings.title',
    icon: 'settings',
    keys: 'g s',
    ...view(async () => {
      const { SettingsView } = await import('../../features/settings/settings-view.tsx');
      return ({ frame, container }) => (
        <SettingsView
          preferences={frame.preferences}
          installation={frame.installation}
          update={frame.update}
          notices={frame.notices}
          storageHealth={frame.storageHealth}
          link={container.link}
          modelChoice={container.modelChoice}
          origin={container.origin}
          version={container.version}
          showShortcuts={frame.dialogs.showShortcuts}
        />
      );
    }),
  },
];

/** Facts that were chosen in Memory to be saved: their ids travel in the address. */
function chosen(search: string): { ids?: readonly string[] } {
  const ids = new URLSearchParams(search).getAll('id');
  return ids.length > 0 ? { ids } : {};
}
