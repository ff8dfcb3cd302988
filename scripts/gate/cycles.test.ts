import { describe, expect, it } from 'vitest';
import { checkCycles } from './cycles.mjs';
import { imagineTree } from './testing/planted-tree.mjs';

const check = (files: Record<string, string>, atLeast = 1) =>
  checkCycles(imagineTree(files), { atLeast }).map(({ message }) => message);
const importing = (...names: readonly string[]) => names.map((name) => `import '${name}';`).join('\n');

describe('checkCycles', () => {
  it('accepts modules that meet again further down', () => {
    expect(
      check({
        'a.ts': importing('./b.ts', './c.ts'),
        'b.ts': importing('./d.ts'),
        'c.ts': importing('./d.ts'),
        'd.ts': '',
      }),
    ).toEqual([]);
  });

  it.each([
    ['values', "import { a } from './a.ts';"],
    ['types', "import type { A } from './a.ts';"],
    ['re-exports', "export { a } from './a.ts';"],
    ['everything re-exported', "export * from './a.ts';"],
    ['a dynamic import', "export const load = () => import('./a.ts');"],
    ['a type in place', "export type B = import('./a.ts').A;"],
    ['a query', "import url from './a.ts?url';"],
  ])('finds a cycle through %s', (_, back) => {
    expect(check({ 'a.ts': importing('./b.ts'), 'b.ts': back })).toEqual([
      expect.stringContaining('a.ts -> b.ts -> a.ts'),
    ]);
  });

  it('finds a cycle through the comments of plain modules', () => {
    const inComment = ["/** @import { A } from './a.mjs' */", "/** @type {import('./a.mjs').A} */"];
    for (const back of inComment) {
      expect(check({ 'a.mjs': importing('./b.mjs'), 'b.mjs': `${back}\nexport const b = 1;` })).toHaveLength(
        1,
      );
    }
  });

  it('prints the shortest loop of a knot, and each knot once', () => {
    const files = {
      'web/a.ts': importing('./b.ts', './c.ts'),
      'web/b.ts': importing('./c.ts'),
      'web/c.ts': importing('./a.ts'),
      'shared/x.tsx': importing('../shared/y.tsx'),
      'shared/y.tsx': importing('./x.tsx'),
    };
    const messages = check(files);
    expect(messages).toHaveLength(2);
    expect(messages).toContainEqual(expect.stringContaining('web/a.ts -> web/c.ts -> web/a.ts'));
    expect(messages).toContainEqual(expect.stringContaining('shared/x.tsx -> shared/y.tsx -> shared/x.tsx'));
  });

  it('finds a module that imports itself', () => {
    expect(check({ 'a.ts': importing('./a.ts') })).toEqual([expect.stringContaining('a.ts -> a.ts')]);
  });

  it('says where the loop begins', () => {
    const [finding] = checkCycles(
      imagineTree({ 'a.ts': `\n\n${importing('./b.ts')}`, 'b.ts': importing('./a.ts') }),
      { atLeast: 1 },
    );
    expect(finding).toMatchObject({ file: 'a.ts', line: 3 });
  });

  it('never passes on what it did not see', () => {
    expect(check({ 'a.ts': '' }, 2)).toEqual([expect.stringContaining('Only 1 modules were seen')]);
    expect(check({ 'a.ts': importing('./gone.ts') })).toEqual([
      expect.stringContaining('./gone.ts is not there'),
    ]);
    expect(check({ 'a.ts': 'import {' })).toContainEqual(expect.stringContaining('does not parse'));
    expect(checkCycles(imagineTree({ 'a.ts': '' }))).toHaveLength(1);
  });

  it('passes over packages and style sheets', () => {
    expect(check({ 'a.ts': importing('zod', './a.css', 'node:fs') })).toEqual([]);
  });
});
