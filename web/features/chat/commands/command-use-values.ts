import { useEffect, useMemo, useState } from 'react';
import type { OfferedValues } from '../../../../shared/domain/capabilities/command/completions.ts';
import type { Memory } from '../../../ports/memory.ts';
import type { ModelLibrary, ModelLibraryState } from '../../../ports/model-library.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import { isCommandLike } from './command-line.ts';

export interface OfferedParts {
  readonly memory: Pick<Memory, 'categories'>;
  readonly models: ModelLibrary;
}

/** What only the app knows of the values a command takes, read while one is being typed. */
export function useOfferedValues({ memory, models }: OfferedParts, text: string): OfferedValues {
  const isCommand = isCommandLike(text);
  const asksModels = /^\s*\/model\s/i.test(text);
  const [categories, setCategories] = useState<readonly string[]>([]);
  const library = useReadable(models);
  useEffect(() => {
    if (!isCommand) return undefined;
    let isStale = false;
    // Without them a category is typed by hand.
    memory.categories().then(
      (found) => isStale || setCategories(found),
      () => undefined,
    );
    return () => void (isStale = true);
  }, [memory, isCommand]);
  useEffect(() => {
    if (!asksModels) return undefined;
    const leaving = new AbortController();
    models.watch(leaving.signal);
    return () => leaving.abort();
  }, [models, asksModels]);
  return useMemo(() => ({ categories, models: modelNames(library) }), [categories, library]);
}

/** Those that can answer here and now, by the ids they are chosen by. */
export function modelNames(state: ModelLibraryState): readonly string[] {
  if (state.kind !== 'known') return [];
  const here = state.list.models.filter(({ use, place }) => use === 'chat' && place.kind === 'present');
  return here.map(({ id }) => id);
}
