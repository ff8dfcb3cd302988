import { ROUTES } from '../../shared/protocol/routes.ts';
import { health } from '../../shared/schemas/index.ts';
import type { App } from '../http.ts';
import type { DataOriginStore } from '../ports/data-origin-store.ts';

export interface HealthDeps {
  lifecycle: { readonly isStopping: boolean };
  version: string;
  protocol: string;
  dataOrigin: DataOriginStore;
}

export function healthRoute(app: App, { lifecycle, version, protocol, dataOrigin }: HealthDeps): void {
  app.get(
    ROUTES.health,
    {
      config: { access: 'public' },
      schema: {
        summary: 'Whether the companion is there',
        description: 'Which version answers, which protocol it speaks and at which address the data lives.',
        response: { 200: health },
      },
    },
    () => ({
      status: lifecycle.isStopping ? ('stopping' as const) : ('ok' as const),
      name: 'nima' as const,
      version,
      protocol,
      dataOrigin: dataOrigin.get(),
    }),
  );
}
