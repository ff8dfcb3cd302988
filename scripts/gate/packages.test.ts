import { describe, expect, it } from 'vitest';
import { checkPackages } from './packages.mjs';
import { imagineTree } from './testing/planted-tree.mjs';

const PACKAGE = JSON.stringify({
  dependencies: { '@fastify/static': '1.0.0' },
  devDependencies: { vitest: '4.0.0' },
});
const USES =
  "import { readFile } from 'node:fs';\nimport serve from '@fastify/static/plugin';\nimport './own.ts';";
const check = (files: Record<string, string>) =>
  checkPackages(
    imagineTree({
      'package.json': PACKAGE,
      'companion/app.ts': USES,
      'companion/app.test.ts': "import { it } from 'vitest';",
      ...files,
    }),
  );

describe('checkPackages', () => {
  it('accepts what is declared and used', () => {
    expect(check({})).toEqual([]);
  });

  it.each([
    "import type { Document } from 'openapi-types';",
    "export { parse } from 'openapi-types/parse';",
    "export const load = () => import('openapi-types');",
    "export type A = import('openapi-types').Document;",
  ])('finds a package that only others declare: %s', (text) => {
    expect(check({ 'companion/docs/page.ts': `\n${text}` })).toEqual([
      {
        file: 'companion/docs/page.ts',
        line: 2,
        message: expect.stringContaining('openapi-types is not in package.json'),
      },
    ]);
  });

  it('finds a package that the product no longer imports', () => {
    expect(check({ 'companion/app.ts': 'export {};' })).toEqual([
      expect.objectContaining({
        file: 'package.json',
        message: expect.stringContaining('imports @fastify/static'),
      }),
    ]);
    expect(check({ 'companion/app.ts': 'export {};', 'companion/static.test.ts': USES })).toHaveLength(1);
    expect(check({ 'companion/app.ts': 'export {};', 'companion/testing/serve.ts': USES })).toHaveLength(1);
  });

  it('finds a module that cannot be read', () => {
    expect(check({ 'web/broken.ts': 'import {' })).toEqual([
      expect.objectContaining({ file: 'web/broken.ts' }),
    ]);
  });
});
