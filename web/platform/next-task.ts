/** Resolves in a task of its own: what was pressed meanwhile is heard before the work goes on. */
export async function nextTask(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve));
}

/** Reads code piece by piece, each in a task of its own: all of it in one go holds up a slow phone for an eighth of a second. */
export async function readInPieces(pieces: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const read of pieces) {
    await read();
    await nextTask();
  }
}
