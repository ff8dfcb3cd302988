import type { ComponentType } from 'react';
import { DataView } from '../../features/data/data-view.tsx';
import { createFileDoor } from '../../features/data/file-door.ts';
import { data } from '../../ui/text/en/data.ts';
import { withTexts } from '../../ui/text/text.tsx';
import type { RouteProps } from './route.ts';

export function createDataRoute(browser: Window): ComponentType<RouteProps> {
  const door = createFileDoor(browser);
  return withTexts(data, ({ frame, container, place }: RouteProps) => (
    <DataView
      transfer={container.transfer}
      erasing={frame.erasing}
      safety={container.safety}
      storageHealth={frame.storageHealth}
      notices={frame.notices}
      clock={container.clock}
      door={door}
      receivedFiles={frame.received}
      onReceived={frame.received.clear}
      {...chosen(place.search)}
    />
  ));
}

/** Facts that were chosen in Memory to be saved: their ids travel in the address. */
function chosen(search: string): { ids?: readonly string[] } {
  const ids = new URLSearchParams(search).getAll('id');
  return ids.length > 0 ? { ids } : {};
}
