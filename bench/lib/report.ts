import type { Samples } from './interleave.ts';
import { spread } from './stats.ts';
import type { Figure, Group, Unit } from './suite.ts';

export interface CandidateResult {
  name: string;
  median: number;
  min: number;
  max: number;
  values: readonly number[];
  /** This candidate's median over Nima's. */
  timesNima: number;
  /** This candidate's median over its median in the baseline; null where the baseline does not know it. */
  timesBaseline: number | null;
}

export interface FigureResult {
  suite: string;
  group: string;
  figure: string;
  title: string;
  unit: Unit;
  better: Figure['better'];
  goal: number | null;
  /** Whether Nima's median meets the goal; null without one. */
  met: boolean | null;
  candidates: readonly CandidateResult[];
}

export interface MachineFacts {
  platform: string;
  cpu: string;
  cores: number;
  memoryMb: number;
  node: string;
}

export interface Report {
  date: string;
  version: string;
  machine: MachineFacts;
  results: readonly FigureResult[];
}

/** Medians of an earlier run by `baselineKey`. */
export type Medians = Readonly<Record<string, number>>;

export function baselineKey(suite: string, group: string, figure: string, candidate: string): string {
  return [suite, group, figure, candidate].join(' / ');
}

/** One result for each figure, in the order the group declares them. */
export function resultsOf(suite: string, group: Group, samples: Samples, baseline: Medians): FigureResult[] {
  return group.figures.map((figure) => {
    const measured = group.candidates.flatMap(({ name }) => {
      const values = samples.get(name)?.get(figure.key);
      return values ? [{ name, values, ...spread(values) }] : [];
    });
    const nima = measured.find(({ name }) => name === group.candidates[0]?.name);
    if (!nima)
      throw new Error(`${suite} measured no "${figure.key}" of its first candidate. Repair the suite.`);
    const candidates = measured.map((one) => {
      const before = baseline[baselineKey(suite, group.title, figure.key, one.name)];
      const timesBaseline = before === undefined ? null : times(one.median, before);
      return { ...one, timesNima: times(one.median, nima.median), timesBaseline };
    });
    const { key, title, unit, better, goal = null } = figure;
    const met = goal === null ? null : better === 'less' ? nima.median <= goal : nima.median >= goal;
    return { suite, group: group.title, figure: key, title, unit, better, goal, met, candidates };
  });
}

/** Nothing is once nothing: of what is counted, that is what most goals are. */
const times = (value: number, other: number): number => (value === other ? 1 : value / other);

/** What a baseline keeps of a report. */
export function mediansOf(results: readonly FigureResult[]): Record<string, number> {
  return Object.fromEntries(
    results.flatMap(({ suite, group, figure, candidates }) =>
      candidates.map(({ name, median }) => [
        baselineKey(suite, group, figure, name),
        Number(median.toPrecision(4)),
      ]),
    ),
  );
}
