/** Remembers at which address the owner's data lives. */
export interface DataOriginStore {
  get(): string | null;
  /** Resolves when the address is durable. */
  set(origin: string): Promise<void>;
}
