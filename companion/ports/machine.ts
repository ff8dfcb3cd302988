/** What the companion reads of the process and the machine it runs on. */
export interface Machine {
  readonly platform: string;
  readonly node: string;
  readonly cores: number;
  readonly memoryBytes: number;
  /** Resident memory of this process. */
  processMemoryBytes(): number;
  /** One-minute load over the cores; 0 where the system does not tell. */
  load(): number;
  availableMemoryBytes(): number;
  /** Null where the machine does not tell. */
  temperatureCelsius(): number | null;
  /** Whether it holds itself back because it is hot or short of power; null where it does not tell. */
  isThrottled(): boolean | null;
}
