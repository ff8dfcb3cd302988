import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readBaseline, saveBaselines } from './baseline.ts';
import { runSuites } from './run-suites.ts';
import type { Suite } from './suite.ts';

async function emptyRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'nima-bench-test-'));
  onTestFinished(() => rm(root, { recursive: true }));
  return root;
}

function suite(run: Suite['run'], name = 'counting'): Suite {
  return { name, run };
}

const counting = (values: number[]) =>
  suite(({ measure }) =>
    measure({
      title: 'group',
      rounds: 5,
      figures: [{ key: 'n', title: 'n', unit: 'ms', better: 'less' }],
      candidates: [{ name: 'Nima', measure: async () => ({ n: values.push(values.length) }) }],
    }),
  );

it('runs as many rounds as the group wants, or as many as it was told', async () => {
  const root = await emptyRoot();
  const [usual] = await runSuites([counting([])], { root, rounds: null, say: () => {} });
  const [told] = await runSuites([counting([])], { root, rounds: 2, say: () => {} });
  expect([usual?.candidates[0]?.values, told?.candidates[0]?.values]).toEqual([
    [1, 2, 3, 4, 5],
    [1, 2],
  ]);
});

it('compares a run with the baseline saved before', async () => {
  const root = await emptyRoot();
  const results = await runSuites([counting([])], { root, rounds: 3, say: () => {} });
  const machine = { platform: '', cpu: '', cores: 1, memoryMb: 1, node: '' };
  expect(await readBaseline(root, 'counting')).toEqual({});
  await saveBaselines(root, { date: '', version: '', machine, results });
  expect(await readBaseline(root, 'counting')).toEqual({ 'counting / group / n / Nima': 2 });
  const [again] = await runSuites([counting([1, 2])], { root, rounds: 3, say: () => {} });
  expect(again?.candidates[0]?.timesBaseline).toBe(2);
});

it('undoes what a suite did, the last first, also when it fails', async () => {
  const undone: number[] = [];
  const failing = suite(async ({ afterwards }) => {
    afterwards(async () => undone.push(1));
    afterwards(async () => undone.push(2));
    throw new Error('no port');
  });
  await expect(
    runSuites([failing], { root: await emptyRoot(), rounds: null, say: () => {} }),
  ).rejects.toThrow('no port');
  expect(undone).toEqual([2, 1]);
});
