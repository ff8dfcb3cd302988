import { useEffect, useState } from 'react';
import { CATEGORIES } from '../../../../shared/schemas/index.ts';
import type { Memory } from '../../../ports/memory.ts';

/** The categories to choose from: those Nima begins with until those in use have been read. */
export function useCategories(memory: Pick<Memory, 'categories'>): readonly string[] {
  const [categories, setCategories] = useState<readonly string[]>(CATEGORIES);
  useEffect(() => {
    let isStale = false;
    memory.categories().then(
      (names) => isStale || setCategories(names),
      // A list to choose from is a convenience: without it one types the name.
      () => undefined,
    );
    return () => void (isStale = true);
  }, [memory]);
  return categories;
}
