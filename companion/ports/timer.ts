/** Repeats work until the returned function is called. A port, so that tests decide when a tick happens. */
export interface Timer {
  every(intervalMs: number, run: () => void): () => void;
}
