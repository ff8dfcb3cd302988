import type { Model } from '../../shared/ports/model.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { health } from '../../shared/schemas/index.ts';
import type { App } from '../http.ts';
import type { DataOriginStore } from '../ports/data-origin-store.ts';

export interface HealthDeps {
  lifecycle: { readonly isStopping: boolean };
  version: string;
  protocol: string;
  dataOrigin: DataOriginStore;
  model: Pick<Model, 'engine' | 'getState'>;
}

export function healthRoute(app: App, deps: HealthDeps): void {
  const { lifecycle, version, protocol, dataOrigin, model } = deps;
  app.get(
    ROUTES.health,
    {
      config: { access: 'public' },
      schema: {
        summary: 'Whether the companion is there',
        description:
          'Which version answers, which protocol it speaks, at which address the data lives, and whether a model is loaded.',
        response: { 200: health },
      },
    },
    () => {
      // Anyone may ask: whether there is a model, and never which one or where.
      const isReady = model.getState().kind === 'ready';
      return {
        status: lifecycle.isStopping ? ('stopping' as const) : ('ok' as const),
        name: 'nima' as const,
        version,
        protocol,
        dataOrigin: dataOrigin.get(),
        engine: model.engine,
        model_loaded: isReady,
        tokenizer_loaded: isReady,
      };
    },
  );
}
