/** Things that are counted: always whole. */
export const COUNTED = ['tokens', 'files', 'deaths', 'handles', 'streams'] as const;

/** `×` is a ratio. */
export type Unit = 'ms' | 'MB' | 'KB' | '/s' | '×' | (typeof COUNTED)[number];

/** One number that is measured in every round, for every candidate. */
export interface Figure {
  key: string;
  title: string;
  unit: Unit;
  better: 'less' | 'more';
  /** What Nima aims for. Reported as met or missed; nothing fails over it. */
  goal?: number;
}

/** A value for each figure's key. A candidate that cannot do something (a bare page, offline) leaves it out. */
export type Measures = Readonly<Record<string, number>>;

export interface Candidate {
  name: string;
  measure(): Promise<Measures>;
}

/** Candidates that are compared with each other, Nima first. */
export interface Group {
  title: string;
  figures: readonly Figure[];
  candidates: readonly Candidate[];
  rounds: number;
  /** Rounds before the first that counts: one fills the file cache and warms the compiler. */
  warmUps?: number;
}

export interface BenchContext {
  /** The root of the checkout. */
  root: string;
  /** A line about progress, to the person who waits. */
  say(line: string): void;
  /** Measures a group and adds it to the report. */
  measure(group: Group): Promise<void>;
  /** What must be undone when the suite is over, however it ends. The last one comes first. */
  afterwards(undo: () => Promise<unknown>): void;
}

export interface Suite {
  name: string;
  run(context: BenchContext): Promise<void>;
}
