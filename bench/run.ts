import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { NIMA_VERSION } from '../shared/protocol/app-version.ts';
import { saveBaselines } from './lib/baseline.ts';
import { parseOptions, type Options } from './lib/options.ts';
import type { MachineFacts, Report } from './lib/report.ts';
import { runSuites } from './lib/run-suites.ts';
import { formatReport } from './lib/table.ts';
import { chatSuite } from './suites/chat.ts';
import { embedSuite } from './suites/embed.ts';
import { engineSuite } from './suites/engine.ts';
import { layoutsSuite } from './suites/layouts.ts';
import { memorySuite } from './suites/memory.ts';
import { searchSuite } from './suites/search.ts';
import { serveSuite } from './suites/serve.ts';
import { shellSuite } from './suites/shell.ts';
import { sseSuite } from './suites/sse.ts';
import { startSuite } from './suites/start.ts';
import { storageSuite } from './suites/storage.ts';

const SUITES = [
  startSuite,
  serveSuite,
  shellSuite,
  sseSuite,
  searchSuite,
  storageSuite,
  memorySuite,
  chatSuite,
  embedSuite,
  layoutsSuite,
  engineSuite,
];

function machineFacts(): MachineFacts {
  const all = cpus();
  return {
    platform: `${process.platform} ${release()} ${process.arch}`,
    cpu: all[0]?.model.trim() ?? 'unknown processor',
    cores: all.length,
    memoryMb: Math.round(totalmem() / 1024 / 1024),
    node: process.version,
  };
}

/** Kept as bench/.out/<date>.json, so that runs can be compared long after. */
async function keep(root: string, report: Report): Promise<string> {
  const folder = join(root, 'bench', '.out');
  const path = join(folder, `${report.date.replaceAll(':', '-')}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  return path;
}

function readOptions(args: readonly string[]): Options | null {
  try {
    return parseOptions(
      args,
      SUITES.map(({ name }) => name),
    );
  } catch (error) {
    // Meant for a person; anything later is a defect and keeps its stack.
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
    return null;
  }
}

async function main(options: Options): Promise<void> {
  // The launcher starts us in the root of the checkout; what is bundled does not know where its sources were.
  const root = process.cwd();
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const date = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const suites = SUITES.filter(({ name }) => options.suites.includes(name));
  const results = await runSuites(suites, { root, rounds: options.rounds, say });
  const report: Report = { date, version: NIMA_VERSION, machine: machineFacts(), results };
  const path = await keep(root, report);
  if (options.save) await saveBaselines(root, report);
  const shown = options.json ? JSON.stringify(report, null, 2) : `\n${formatReport(report)}`;
  process.stdout.write(`${shown}\n`);
  say(`Written to ${path}.`);
}

const options = readOptions(process.argv.slice(2));
if (options) await main(options);
