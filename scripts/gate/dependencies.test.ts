import { describe, expect, it } from 'vitest';
import { checkDependencies, PROMISED } from './dependencies.mjs';
import { imagineTree } from './testing/planted-tree.mjs';

const REASON = 'Does the one job that nothing else here does.';
const installed = PROMISED.filter((name) => name !== 'comlink');
const table = (rows: readonly string[]) => ['| Package | State | Why |', '|---|---|---|', ...rows].join('\n');

const PROMISED_ROWS = [
  ...installed.map((name) => `| \`${name}\` | installed | ${REASON} |`),
  `| \`comlink\` | arrives with memory | ${REASON} |`,
];
const OTHER_ROWS = [`| \`zod\` | fastify | ${REASON} |`, `| \`@types/node\` | typescript | ${REASON} |`];
const OVERRIDE_ROWS = [`| \`rollup\` | 4.0.0 | ${REASON} |`, `| \`a > b\` | 2.0.0 | ${REASON} |`];

interface House {
  promised?: readonly string[];
  others?: readonly string[];
  overridden?: readonly string[];
  packages?: Record<string, string>;
}

function check({
  promised = PROMISED_ROWS,
  others = OTHER_ROWS,
  overridden = OVERRIDE_ROWS,
  packages = {},
}: House = {}) {
  const dependencies = {
    ...Object.fromEntries(installed.map((name) => [name, '1.0.0'])),
    zod: '4.0.0',
    ...packages,
  };
  const overrides = { rollup: '4.0.0', a: { b: '2.0.0' } };
  const devDependencies = { '@types/node': '^20.0.0' };
  const page = [
    '# Dependencies',
    '## Promised',
    table(promised),
    '## What their jobs need',
    table(others),
    '## Overrides',
    table(overridden),
  ];
  return checkDependencies(
    imagineTree({
      'package.json': JSON.stringify({ dependencies, devDependencies, overrides }),
      'docs/dependencies.md': page.join('\n'),
    }),
  ).map(({ message }) => message);
}

describe('checkDependencies', () => {
  it('accepts a page and a package.json that say the same', () => {
    expect(check()).toEqual([]);
  });

  it('finds a package without a reason', () => {
    expect(check({ packages: { lodash: '4.17.21' } })).toEqual([
      expect.stringContaining('what job needs lodash'),
    ]);
    expect(check({ others: [...OTHER_ROWS.slice(1), '| `zod` | fastify | types |'] })).toEqual([
      expect.stringContaining('what zod is for'),
    ]);
  });

  it('finds a row whose package is gone', () => {
    expect(check({ others: [...OTHER_ROWS, `| \`uuid\` | dexie | ${REASON} |`] })).toEqual([
      expect.stringContaining('uuid is not in package.json'),
    ]);
  });

  it('finds a version that may float, except that of the Node types', () => {
    expect(check({ packages: { zod: '^4.0.0' } })).toEqual(['Pin zod to one version instead of ^4.0.0.']);
    expect(check({ packages: { zod: 'latest' } })).toHaveLength(1);
  });

  it('finds a promised package that is left out or said to be elsewhere', () => {
    expect(check({ promised: PROMISED_ROWS.slice(1) })).toEqual(['Add react under "Promised".']);
    expect(check({ packages: { comlink: '4.0.0' } })).toEqual(['comlink is installed. Say so.']);
    expect(
      check({ promised: [...PROMISED_ROWS.slice(0, -1), `| \`comlink\` | installed | ${REASON} |`] }),
    ).toEqual([expect.stringContaining('comlink is not installed')]);
  });

  it('finds what was put on the promised list without being promised', () => {
    const promised = [...PROMISED_ROWS, `| \`zod\` | installed | ${REASON} |`];
    expect(check({ promised })).toEqual([expect.stringContaining('Name its job')]);
  });

  it('finds overrides that the page does not explain, or explains in vain', () => {
    expect(check({ overridden: OVERRIDE_ROWS.slice(1) })).toEqual([
      expect.stringContaining('why rollup is held at 4.0.0'),
    ]);
    expect(check({ overridden: OVERRIDE_ROWS.slice(0, 1) })).toEqual([
      expect.stringContaining('why a > b is held at 2.0.0'),
    ]);
    expect(check({ overridden: [...OVERRIDE_ROWS, `| \`left-pad\` | 1.0.0 | ${REASON} |`] })).toEqual([
      'left-pad is not overridden. Remove the row.',
    ]);
  });
});
