import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mediansOf, type Medians, type Report } from './report.ts';

const pathOf = (root: string, suite: string) => join(root, 'bench', 'baselines', `${suite}.json`);

/** The medians a suite is compared with: none where no baseline was saved yet. */
export async function readBaseline(root: string, suite: string): Promise<Medians> {
  try {
    return (JSON.parse(await readFile(pathOf(root, suite), 'utf8')) as { medians: Medians }).medians;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(
      `${pathOf(root, suite)} cannot be read. Repair it, or remove it and save a new one with --save.`,
      {
        cause: error,
      },
    );
  }
}

/** Writes one baseline for each suite of the report. */
export async function saveBaselines(root: string, report: Report): Promise<void> {
  const { date, version, machine, results } = report;
  await mkdir(join(root, 'bench', 'baselines'), { recursive: true });
  for (const suite of new Set(results.map((result) => result.suite))) {
    const medians = mediansOf(results.filter((result) => result.suite === suite));
    await writeFile(pathOf(root, suite), `${JSON.stringify({ date, version, machine, medians }, null, 2)}\n`);
  }
}
