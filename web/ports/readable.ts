/** A value that changes and can be watched: what a zustand store is to those who only read it. */
export interface Readable<T> {
  getState(): T;
  getInitialState(): T;
  subscribe(listener: (state: T, previous: T) => void): () => void;
}
