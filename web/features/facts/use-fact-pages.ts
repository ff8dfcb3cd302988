import { useEffect, useState } from 'react';
import type { Memory } from '../../ports/memory.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { createFactPages, type ListState, type Question } from './fact-pages.ts';

/** The rows for what is in sight, as they are right now in any tab. */
export function useFactPages(memory: Memory, question: Question): ListState {
  const [pages] = useState(() => createFactPages(memory));
  const { filter, version, now, zone, first, last } = question;
  useEffect(() => () => pages.close(), [pages]);
  useEffect(
    () => pages.show({ filter, version, now, zone, first, last }),
    [pages, filter, version, now, zone, first, last],
  );
  return useReadable(pages);
}
