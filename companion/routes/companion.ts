import { ROUTES } from '../../shared/protocol/routes.ts';
import { companionStatus, type CompanionStatus } from '../../shared/schemas/index.ts';
import type { App } from '../http.ts';

export function companionRoute(app: App, readStatus: () => CompanionStatus): void {
  app.get(
    ROUTES.companion,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'How the companion is doing',
        description: 'Version, uptime, memory, open streams and the load of the machine.',
        response: { 200: companionStatus },
      },
    },
    () => readStatus(),
  );
}
