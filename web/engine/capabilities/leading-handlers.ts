import type { Handlers } from './capabilities.ts';

type Leading = 'why' | 'clear' | 'new' | 'model' | 'persona' | 'export' | 'import';

/** It is done in a view, which knows what is open there: this says which, and with what. */
export interface ShownOfLeading {
  readonly kind: 'leads';
  readonly to: Leading;
  /** What was named with it: a model, a persona, what is to be exported. */
  readonly named: string | null;
}

export function createLeadingHandlers(): Pick<Handlers<ShownOfLeading>, Leading> {
  const leads = async (to: Leading, named?: string): Promise<ShownOfLeading> => ({
    kind: 'leads',
    to,
    named: named ?? null,
  });
  return {
    why: async () => leads('why'),
    clear: async () => leads('clear'),
    new: async () => leads('new'),
    import: async () => leads('import'),
    model: async ({ id }) => leads('model', id),
    persona: async ({ id }) => leads('persona', id),
    export: async ({ what }) => leads('export', what),
  };
}
