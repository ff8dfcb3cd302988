import { afterEach, describe, expect, it } from 'vitest';
import { CHECKS } from './checks.mjs';
import { runGate } from './gate.mjs';
import { plantTree } from './testing/planted-tree.mjs';
import type { Check } from './tree.mjs';

const planted: { remove: () => void }[] = [];
function plant(files: Record<string, string>) {
  const tree = plantTree(files);
  planted.push(tree);
  return tree.root;
}
afterEach(() => planted.splice(0).forEach((tree) => tree.remove()));

function run(root: string, checks?: readonly (readonly [string, Check])[]) {
  const lines: string[] = [];
  const code = runGate(root, { say: (line) => lines.push(line), ...(checks ? { checks } : {}) });
  return { code, lines };
}

describe('runGate', () => {
  it('says every finding in one line and ends with 1', () => {
    const root = plant({ 'package.json': '{ "version": "1.0.0" }', 'web/main.tsx': '/* oxlint-disable */' });
    const { code, lines } = run(root);
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/^web\/main\.tsx:1 Name the rule/));
    expect(lines).toContainEqual(expect.stringMatching(/^package-lock\.json There is no lock file/));
    expect(lines.at(-1)).toMatch(new RegExp(`^gate: ${CHECKS.length} checks over 2 files, \\d+ to repair$`));
  });

  it('ends with 0 where there are only warnings, and prints them', () => {
    const warn = () => [{ file: 'a.ts', line: 3, message: 'Long.', warning: true }];
    expect(run(plant({ 'a.ts': '' }), [['long', warn]])).toEqual({
      code: 0,
      lines: ['a.ts:3 warning: Long.', 'gate: 1 checks over 1 files, all well'],
    });
  });

  it('says what two checks found alike once', () => {
    const found = () => [{ file: 'a.ts', message: 'Broken.' }];
    expect(
      run(plant({ 'a.ts': '' }), [
        ['one', found],
        ['two', found],
      ]).lines,
    ).toEqual(['a.ts Broken.', 'gate: 2 checks over 1 files, 1 to repair']);
  });

  it('does not swallow a check that breaks', () => {
    const breaks = () => {
      throw new Error('cannot read');
    };
    expect(() => run(plant({ 'a.ts': '' }), [['breaks', breaks]])).toThrow('cannot read');
  });

  it('passes over what git ignores', () => {
    const root = plant({
      'a.ts': '',
      'node_modules/b/c.ts': '',
      'dist/d.js': '',
      'npm-debug.log': '',
      'e2e/.out/e.ts': '',
    });
    expect(run(root, []).lines).toEqual(['gate: 0 checks over 1 files, all well']);
  });
});
