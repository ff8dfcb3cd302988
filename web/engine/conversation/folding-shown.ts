import type { Fold } from '../../../shared/schemas/index.ts';
import type { FoldRepository } from '../../ports/folds.ts';

/** Shows the folds of a conversation as they change; what was read before a later change is not shown. */
export function showFolds(
  folds: FoldRepository,
  conversation: string,
  show: (folds: readonly Fold[]) => void,
  onError: (error: unknown) => void,
): () => void {
  let version = 0;
  const read = async (mine: number): Promise<void> => {
    try {
      const now = await folds.of(conversation);
      if (mine === version) show(now);
    } catch (error) {
      if (mine === version) onError(error);
    }
  };
  const stop = folds.watch(conversation, () => void read((version += 1)), onError);
  return () => {
    version = -1;
    stop();
  };
}
