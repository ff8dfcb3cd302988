import type { EngineStatus, ListedModel } from '../../../shared/schemas/index.ts';

export interface ModelTitle {
  /** As people call it. */
  readonly name: string;
  /** "Ollama at localhost:11434", where a server answers. */
  readonly server: string | null;
}

/** Who it is that answers, or would. The list knows a file by a better name than the engine does. */
export function titleOf({ engine, state, server }: EngineStatus, models: readonly ListedModel[]): ModelTitle {
  const told = state.kind === 'none' ? '' : state.model;
  if (engine === 'openai') {
    const parts = /^(?<name>.+) on (?<server>.+ at \S+)$/.exec(told)?.groups;
    return { name: parts?.['name'] ?? told, server: parts?.['server'] ?? server?.host ?? null };
  }
  const chosen = models.find(({ isChosen }) => isChosen);
  const isOfFile =
    chosen && 'path' in chosen.place && chosen.place.path.split(/[/\\]/).at(-1) === told ? chosen : null;
  return { name: isOfFile?.name ?? told.replace(/\.gguf$/i, ''), server: null };
}
