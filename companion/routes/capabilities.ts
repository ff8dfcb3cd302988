import { ROUTES } from '../../shared/protocol/routes.ts';
import { capabilityInfos, type CapabilityInfo } from '../../shared/schemas/capability.ts';
import type { App } from '../http.ts';

export function capabilitiesRoute(app: App, list: () => readonly CapabilityInfo[]): void {
  app.get(
    ROUTES.capabilities,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'What Nima can do',
        description:
          'Every capability with what it is given as JSON Schema, what it risks, and whether the app or the companion runs it. Of what a planner chose, only risk "read" runs unasked; of what a person typed, all but "destructive".',
        response: { 200: capabilityInfos },
      },
    },
    () => ({ capabilities: [...list()] }),
  );
}
