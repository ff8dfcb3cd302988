/** One thing of a life that changes. In sentences {v} is its value, {n} a person, {d} a month, {y} a year. */
export interface Thread {
  readonly key: string;
  readonly values: readonly string[];
  /** How it is told the first time. */
  readonly first: readonly string[];
  /** A change told in so many words. */
  readonly updates: readonly string[];
  /** A change told by what happened: hardly a word of the question. */
  readonly turns: readonly string[];
  /** Names a value that never came to be: considered, asked, supposed, planned, offered, mistaken, someone else's. */
  readonly declined: readonly string[];
  /** Names a value of long ago, said late. */
  readonly was: readonly string[];
  /** The same of another person. */
  readonly of: readonly string[];
  readonly askNow: readonly string[];
  readonly askBefore: readonly string[];
  readonly askThen: readonly string[];
  readonly askFirst: readonly string[];
  readonly askOf: readonly string[];
}
