/** The same promise each time, since a view waits for it; after a failure another: a network may be there again. */
export function sameUntilItFails<T>(open: () => Promise<T>): () => Promise<T> {
  let opening: Promise<T> | undefined;
  return () => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
}
