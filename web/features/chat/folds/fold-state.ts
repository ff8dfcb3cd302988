import { useEffect, useMemo, useState } from 'react';
import { foldsOn, type FoldsOn } from '../../../../shared/domain/folding/folds-on.ts';
import type { Fold } from '../../../../shared/schemas/index.ts';
import type { ShownConversation } from '../../../ports/chat.ts';
import type { Folds } from '../../../ports/folds.ts';

const NONE: readonly Fold[] = [];

/** How the branch that is shown is folded, as it changes. Where that cannot be read, nothing is hidden. */
export function useFolds(folds: Pick<Folds, 'watch'>, { conversation, path }: ShownConversation): FoldsOn {
  const [known, setKnown] = useState<readonly Fold[]>(NONE);
  useEffect(() => folds.watch(conversation.id, setKnown, () => setKnown(NONE)), [folds, conversation.id]);
  return useMemo(
    () =>
      foldsOn(
        path.map(({ message }) => message),
        known,
      ),
    [path, known],
  );
}
