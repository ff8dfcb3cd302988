/**
 * What browsers and Node both have, and the language's own library has not: named here as far as pure code may know it.
 */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
