import { execFile } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantTree } from './testing/planted-tree.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Starting Node takes a fraction of a second; a busy machine may take many. */
const PATIENCE_MS = 60_000;

describe('the gate as a command', { timeout: PATIENCE_MS }, () => {
  let tree: ReturnType<typeof plantTree>;

  beforeAll(() => {
    tree = plantTree({
      'package.json': '{ "version": "1.0.0" }',
      'helpers/strings.ts': '// @ts-nocheck\nexport {};',
    });
    for (const folder of ['scripts/gate', 'scripts/lint'])
      cpSync(join(ROOT, folder), join(tree.root, folder), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(tree.root, 'node_modules'), 'junction');
  });
  afterAll(() => tree.remove());

  function run(script: string): Promise<{ code: number; output: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [join(tree.root, script)], (error, output, errors) => {
        resolve({ code: error === null ? 0 : Number(error.code), output: `${output}${errors}` });
      });
    });
  }

  it('looks at the house it stands in and ends with 1 where something is to repair', async () => {
    const { code, output } = await run('scripts/gate/run.mjs');
    expect(output).toContain('helpers/strings.ts:1 Repair the type');
    expect(output).toContain('helpers/strings.ts The top level is fixed');
    expect(output).toMatch(/to repair\n$/);
    expect(code).toBe(1);
  });

  it('the budgets end with 1 where nothing was built', async () => {
    const { code, output } = await run('scripts/gate/budgets.mjs');
    expect(output).toContain('Run "npm run build"');
    expect(code).toBe(1);
  });
});
