/** Leaving nothing of what was written in this browser, in any of its tabs. */
export interface Erasing {
  /** Whether the last time it could not be done to the end. */
  readonly failed: boolean;
  /** The page goes; what comes is as new. There is no way back. */
  begin(): void;
}
