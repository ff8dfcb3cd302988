import { useCallback, useState } from 'react';

/** Something that is up or not: a dialog, a question. */
export function useFlag(): { up: boolean; raise: () => void; lower: () => void } {
  const [up, setUp] = useState(false);
  return { up, raise: useCallback(() => setUp(true), []), lower: useCallback(() => setUp(false), []) };
}
