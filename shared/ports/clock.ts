/** The time, in milliseconds since 1970. A port, so that rules and tests decide what now is. */
export interface Clock {
  now(): number;
}
