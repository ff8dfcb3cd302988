import { interleave } from './interleave.ts';
import { readBaseline } from './baseline.ts';
import { resultsOf, type FigureResult } from './report.ts';
import type { BenchContext, Suite } from './suite.ts';

export interface RunOptions {
  root: string;
  rounds: number | null;
  say: (line: string) => void;
}

/** One suite after the other: two at once would measure each other. */
export async function runSuites(suites: readonly Suite[], options: RunOptions): Promise<FigureResult[]> {
  const results: FigureResult[] = [];
  for (const suite of suites) results.push(...(await runSuite(suite, options)));
  return results;
}

async function runSuite(suite: Suite, { root, rounds, say }: RunOptions): Promise<FigureResult[]> {
  const baseline = await readBaseline(root, suite.name);
  const results: FigureResult[] = [];
  const undoings: (() => Promise<unknown>)[] = [];
  const context: BenchContext = {
    root,
    say,
    afterwards: (undo) => void undoings.push(undo),
    measure: async (group) => {
      const count = rounds ?? group.rounds;
      say(`${suite.name}: ${group.title}, ${count} rounds of ${group.candidates.length}`);
      const samples = await interleave(group.candidates, { rounds: count, warmUps: group.warmUps ?? 0 });
      results.push(...resultsOf(suite.name, group, samples, baseline));
    },
  };
  try {
    await suite.run(context);
  } finally {
    for (const undo of undoings.toReversed()) await undo();
  }
  return results;
}
