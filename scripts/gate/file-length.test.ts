import { describe, expect, it } from 'vitest';
import { checkFileLength } from './file-length.mjs';
import { imagineTree } from './testing/planted-tree.mjs';

const lines = (count: number) => 'const a = 1;\n'.repeat(count);
const check = (file: string, count: number) =>
  checkFileLength(imagineTree({ [file]: lines(count), 'web/main.tsx': '' }));

describe('checkFileLength', () => {
  it('accepts 300 lines in silence, and warns up to 400', () => {
    expect(check('web/app/app.tsx', 300)).toEqual([]);
    expect(check('web/app/app.tsx', 301)).toEqual([expect.objectContaining({ warning: true })]);
    expect(check('web/app/app.tsx', 400)).toEqual([expect.objectContaining({ warning: true })]);
  });

  it.each([
    'web/app/app.tsx',
    'companion/app.test.ts',
    'scripts/run.mjs',
    'web/ui/base.css',
    '.github/workflows/ci.yml',
    'e2e/notes.spec.ts',
  ])('finds 401 lines in %s', (file) => {
    const [finding] = check(file, 401);
    expect(finding).toMatchObject({ file, message: expect.stringContaining('401 lines') });
    expect(finding?.warning).toBeUndefined();
  });

  it.each([
    'web/ui/text/en/shell.ts',
    'prompts/planner.ts',
    'packs/git/facts.yaml',
    'docs/flow.html',
    'shared/protocol/table.generated.ts',
    'package-lock.json',
  ])('lets content be as long as it is: %s', (file) => {
    expect(check(file, 4000)).toEqual([]);
  });

  it('never passes on nothing', () => {
    expect(checkFileLength(imagineTree({ LICENSE: 'MIT' }))).toHaveLength(1);
  });
});
