import { describe, expect, it } from 'vitest';
import { checkReadmes } from './readmes.mjs';
import { imagineTree } from './testing/planted-tree.mjs';

const README = '# Room\n\nWhat it is for, what it exports, what it must not import.\n';
const WELL = {
  'README.md': README,
  'package.json': '{}',
  '.ci/run': 'npm test',
  'docs/architecture.md': '# The house',
  'public/before-paint.js': '',
  'web/README.md': README,
  'web/main.tsx': '',
  'web/ui/controls/README.md': README,
  'web/ui/controls/button.tsx': '',
};
const check = (files: Record<string, string>) => checkReadmes(imagineTree({ ...WELL, ...files }));

describe('checkReadmes', () => {
  it('accepts folders that say what they are for', () => {
    expect(check({})).toEqual([]);
  });

  it('finds a folder of source without a README, or with an empty one', () => {
    expect(check({ 'web/ui/surfaces/dialog.tsx': '' })).toEqual([
      expect.objectContaining({ file: 'web/ui/surfaces/README.md' }),
    ]);
    expect(check({ 'shared/lib/errors.ts': '', 'shared/lib/README.md': ' \n' })).toEqual([
      expect.objectContaining({ file: 'shared/lib/README.md' }),
    ]);
  });

  it('finds a README that became a document', () => {
    expect(check({ 'web/README.md': 'line\n'.repeat(20) })).toEqual([]);
    expect(check({ 'web/README.md': 'line\n'.repeat(21) })).toEqual([
      expect.objectContaining({ message: expect.stringContaining('21 lines') }),
    ]);
    expect(check({ 'README.md': 'line\n'.repeat(61) })).toEqual([
      expect.objectContaining({ file: 'README.md' }),
    ]);
  });

  it.each(['src/main.ts', 'utils/strings.ts', 'lib/README.md', 'notes.txt', 'playwright.config.ts', '.env'])(
    'finds %s at the top level',
    (file) => {
      expect(check({ [file]: README })).toEqual([
        expect.objectContaining({ file, message: expect.stringContaining('top level is fixed') }),
      ]);
    },
  );
});
