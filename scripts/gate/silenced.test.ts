import { describe, expect, it } from 'vitest';
import { checkSilenced } from './silenced.mjs';
import { imagineTree } from './testing/planted-tree.mjs';

const check = (files: Record<string, string>) =>
  checkSilenced(imagineTree({ '.oxlintrc.json': '{}', ...files }));

describe('checkSilenced', () => {
  it('accepts a comment that turns one rule off and says why', () => {
    expect(
      check({
        'web/main.tsx':
          '// oxlint-disable-next-line no-console -- the person at the terminal reads this\nconsole.log(1);',
      }),
    ).toEqual([]);
  });

  it.each([
    '/* oxlint-disable */',
    '// @ts-nocheck',
    '// oxlint-disable-next-line nima/boundaries -- I really need this one',
    '/* v8 ignore next */',
  ])('finds %s, which would also silence the linter about itself', (comment) => {
    expect(check({ 'web/main.tsx': `export const a = 1;\n${comment}\nexport const b = 2;` })).toEqual([
      expect.objectContaining({ file: 'web/main.tsx', line: 2 }),
    ]);
  });

  it('reads comments, not texts that look like them', () => {
    expect(check({ 'web/a.test.ts': "const planted = '/* oxlint-disable */';" })).toEqual([]);
  });

  it.each([
    'web/.oxlintrc.json',
    'companion/.oxlintrc.jsonc',
    '.eslintignore',
    'shared/.oxlintignore',
    '.eslintrc.cjs',
    'oxlint.config.ts',
  ])('finds a second place that sets rules: %s', (file) => {
    expect(check({ [file]: '' })).toEqual([
      expect.objectContaining({ file, message: expect.stringContaining('One place') }),
    ]);
  });

  it('finds a module that cannot be read', () => {
    expect(check({ 'web/broken.ts': 'export const = ;' })).toHaveLength(1);
  });
});
