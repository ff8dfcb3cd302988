import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantTree } from '../gate/testing/planted-tree.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OXLINT = join(ROOT, 'node_modules/oxlint/bin/oxlint');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

const settings = ['tsconfig.json', 'shared', 'web', 'web/sw', 'companion', 'scripts', 'e2e'].map((at) =>
  at.endsWith('.json') ? at : `${at}/tsconfig.json`,
);
const copied = (files: readonly string[]) =>
  Object.fromEntries(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));

/** Both tools take about a second; a busy machine may take many. */
const PATIENCE_MS = 60_000;

function run(tool: string, args: readonly string[], cwd: string): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [tool, ...args], { cwd, maxBuffer: 1e8 }, (error, output, errors) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: `${output}${errors}` });
    });
  });
}

/** One violation a file, and the rule that must see it. */
const PLANTED: Readonly<Record<string, readonly [rule: string, text: string]>> = {
  'web/app/spy.ts': [
    'nima(boundaries)',
    "import { secret } from '../../companion/security/secret.ts';\nexport const spy = secret;\n",
  ],
  'companion/peek.ts': ['nima(boundaries)', 'export const peek = 1;\n'],
  'shared/domain/disk.ts': [
    'nima(boundaries)',
    "import { readFileSync } from 'node:fs';\nexport const disk = readFileSync;\n",
  ],
  'web/features/memory/words.tsx': [
    'nima(catalogue)',
    'export const Words = () => <p>Not in the catalogue</p>;\n',
  ],
  'web/engine/focused.test.ts': [
    'nima(no-focused-or-skipped)',
    "import { expect, it } from 'vitest';\nit.only('runs alone', () => {\n  expect(1).toBe(1);\n});\n",
  ],
  'companion/tasks/hushed.ts': ['nima(no-silenced-checks)', '// @ts-ignore\nexport const hushed = 1;\n'],
  'shared/lib/loose.ts': [
    'typescript(no-explicit-any)',
    'export function loose(value: any): string {\n  return String(value);\n}\n',
  ],
  'shared/domain/round.ts': [
    'import(no-cycle)',
    "import { about } from './about.ts';\nexport const round = (): number => about();\n",
  ],
  'companion/tasks/adrift.ts': [
    'typescript(no-floating-promises)',
    'async function work(): Promise<void> {\n  await Promise.resolve();\n}\nexport function adrift(): void {\n  work();\n}\n',
  ],
  'web/engine/loud.ts': ['eslint(no-console)', "export const loud = () => console.log('here');\n"],
  'shared/lib/long.ts': [
    'eslint(max-lines-per-function)',
    `export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(50)}  return sum;\n}\n`,
  ],
};
const WELL: Readonly<Record<string, string>> = {
  'companion/security/secret.ts': 'export const secret = 1;\n',
  'shared/domain/about.ts':
    "import { round } from './round.ts';\nexport const about = (): number => round();\n",
  'web/features/memory/view.tsx':
    "import { useText } from '../../ui/text/text.tsx';\nexport function View() {\n  const { say } = useText();\n  return <p>{say('memory.title')}</p>;\n}\n",
  'web/ui/text/text.tsx': 'export const useText = () => ({ say: (key: string) => key });\n',
};

describe('oxlint with the settings of this house', () => {
  let tree: ReturnType<typeof plantTree>;
  let code: number;
  let found: readonly { filename: string; code: string }[];

  beforeAll(async () => {
    const texts = Object.fromEntries(Object.entries(PLANTED).map(([file, [, text]]) => [file, text]));
    tree = plantTree({ ...copied(['.oxlintrc.json', ...settings]), ...WELL, ...texts });
    cpSync(join(ROOT, 'scripts/lint'), join(tree.root, 'scripts/lint'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(tree.root, 'node_modules'), 'junction');
    const linted = await run(OXLINT, ['-f', 'json', 'web', 'companion', 'shared'], tree.root);
    code = linted.code;
    found = (JSON.parse(linted.output) as { diagnostics: typeof found }).diagnostics;
  }, PATIENCE_MS);
  afterAll(() => tree.remove());

  const rulesFor = (file: string) =>
    found.filter(({ filename }) => filename.replaceAll('\\', '/') === file).map((problem) => problem.code);

  it.each(Object.entries(PLANTED))('sees what was planted in %s', (file, [rule]) => {
    expect(rulesFor(file)).toContain(rule);
  });

  it.each(['companion/security/secret.ts', 'web/features/memory/view.tsx'])(
    'has nothing to say about %s',
    (file) => {
      expect(rulesFor(file)).toEqual([]);
    },
  );

  it('ends with an error, so that the gate stops', () => {
    expect(code).toBe(1);
  });

  it('runs over exactly the rules that the plugin has', () => {
    const rules = readdirSync(join(ROOT, 'scripts/lint/rules')).filter((file) => file.endsWith('.mjs'));
    const seen = new Set(Object.values(PLANTED).map(([rule]) => /^nima\((.*)\)$/.exec(rule)?.[1]));
    expect(rules.map((file) => file.replace('.mjs', '')).filter((rule) => !seen.has(rule))).toEqual([]);
  });
});

describe('the projects of tsconfig.json, the second guard', () => {
  const files = {
    'shared/a.ts': 'export const a = 1;\n',
    'web/main.ts': "import { a } from '../shared/a.ts';\nexport const main = a;\n",
    'web/sw/sw.ts': 'export {};\n',
    'companion/app.ts': "import { a } from '../shared/a.ts';\nexport const app = a;\n",
  };
  async function build(changed: Record<string, string>) {
    const tree = plantTree({ ...copied(settings), ...files, ...changed });
    try {
      // Only the types, so that the cache of the build lands in this tree and not in the real one.
      mkdirSync(join(tree.root, 'node_modules'));
      for (const name of ['@types', 'vite'])
        symlinkSync(join(ROOT, 'node_modules', name), join(tree.root, 'node_modules', name), 'junction');
      return await run(TSC, ['-b', 'web', 'companion'], tree.root);
    } finally {
      tree.remove();
    }
  }

  it('lets both sides use shared', { timeout: PATIENCE_MS }, async () => {
    expect(await build({})).toEqual({ code: 0, output: '' });
  });

  it('does not compile a side that imports the other', { timeout: PATIENCE_MS }, async () => {
    const { code, output } = await build({
      'web/spy.ts': "import { app } from '../companion/app.ts';\nexport const spy = app;\n",
      'companion/peek.ts': "import { main } from '../web/main.ts';\nexport const peek = main;\n",
    });
    expect(code).not.toBe(0);
    expect(output).toMatch(/^web[\\/]spy\.ts.*error TS6307/m);
    expect(output).toMatch(/^companion[\\/]peek\.ts.*error TS6307/m);
  });
});
