import { CAPABILITIES } from '../../../shared/domain/capabilities/capabilities.ts';
import type { Capability } from '../../../shared/domain/capabilities/capability.ts';
import { nearestOf } from '../../../shared/domain/capabilities/command/nearest.ts';
import type { CompanionLink, LinkState } from '../../ports/companion-link.ts';
import type { Memory, MemoryState } from '../../ports/memory.ts';
import type { ModelLibrary, ModelLibraryState } from '../../ports/model-library.ts';
import type { Handlers } from './capabilities.ts';

export type ShownOfNima =
  | {
      readonly kind: 'status';
      readonly memory: MemoryState;
      readonly companion: LinkState;
      readonly models: ModelLibraryState;
    }
  | { readonly kind: 'help'; readonly capabilities: readonly HelpOf[] }
  /** There is none of that name; `nearest` is the one that may be meant. */
  | { readonly kind: 'no_such_capability'; readonly name: string; readonly nearest: string | null };

/** How a command is used: its words are in the catalogue under its name. */
export interface HelpOf {
  readonly name: Capability['name'];
  readonly rest: { readonly argument: string; readonly isRequired: boolean } | null;
  readonly flags: readonly string[];
}

export interface NimaParts {
  readonly memory: Pick<Memory, 'state'>;
  readonly link: Pick<CompanionLink, 'getState'>;
  readonly models: Pick<ModelLibrary, 'getState'>;
}

export function createNimaHandlers({
  memory,
  link,
  models,
}: NimaParts): Pick<Handlers<ShownOfNima>, 'status' | 'help'> {
  return {
    status: async () => ({
      kind: 'status',
      memory: memory.state.getState(),
      companion: link.getState(),
      models: models.getState(),
    }),
    help: async ({ command }) => {
      const name = command?.toLowerCase().replace(/^\//, '');
      const capabilities = helpOf(name);
      if (name === undefined || capabilities.length > 0) return { kind: 'help', capabilities };
      const known = CAPABILITIES.all.map(({ entry }) => entry.name);
      return { kind: 'no_such_capability', name, nearest: nearestOf(name, known) };
    },
  };
}

function helpOf(name: string | undefined): readonly HelpOf[] {
  const wanted = CAPABILITIES.all.filter(({ entry }) => name === undefined || entry.name === name);
  return wanted.map(({ entry, arguments: all }) => {
    const rest = all.find((argument) => argument.name === entry.rest);
    return {
      name: entry.name,
      rest: rest ? { argument: rest.name, isRequired: rest.isRequired } : null,
      flags: all.filter((argument) => argument !== rest).map((argument) => argument.name),
    };
  });
}
