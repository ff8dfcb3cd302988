import { lineOf } from './finding.mjs';
import { rowsOf } from './markdown-table.mjs';

/** @import { Finding } from './finding.mjs' */
/** @import { Row } from './markdown-table.mjs' */
/** @import { Tree } from './tree.mjs' */

const PACKAGE_FILE = 'package.json';
const DOC_FILE = 'docs/dependencies.md';

/** The list that the house promises. Whatever else is installed has a job to name. */
export const PROMISED = [
  'react',
  'vite',
  'vite-plugin-pwa',
  'dexie',
  '@xenova/transformers',
  'comlink',
  'zustand',
  'react-markdown',
  'workbox-window',
  'fastify',
  'node-llama-cpp',
  'vitest',
  'playwright',
];

/** Types of the oldest Node that is supported: the newest of that line is always right. */
const MAY_FLOAT = new Set(['@types/node']);
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
/** A reason shorter than this names a package, not a job. */
const REASON_LENGTH = 20;

/**
 * docs/dependencies.md and package.json say the same: what is installed, why, and what is still to arrive.
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function checkDependencies(tree) {
  const text = tree.read(PACKAGE_FILE);
  const { dependencies, devDependencies, overrides } = JSON.parse(text);
  const rows = rowsOf(tree.read(DOC_FILE)).flatMap((row) => {
    const name = /^`([^`]+)`$/.exec(row.cells[0] ?? '')?.[1];
    return name === undefined ? [] : [{ ...row, name }];
  });
  /** @param {RegExp} heading */
  const under = (heading) => rows.filter((row) => heading.test(row.heading));
  /** @type {Map<string, string>} */
  const installed = new Map(Object.entries({ ...dependencies, ...devDependencies }));
  return [
    ...judgePins(text, installed),
    ...judgePromised(installed, under(/^Promised/)),
    ...judgeOthers(text, installed, under(/^What their jobs need/)),
    ...judgeOverrides(flatten(overrides ?? {}), under(/^Overrides/)),
    ...rows.flatMap(judgeReason),
  ];
}

/** @typedef {Row & { name: string }} Named */

/**
 * @param {string} text
 * @param {ReadonlyMap<string, string>} installed
 * @returns {Finding[]}
 */
function judgePins(text, installed) {
  return [...installed].flatMap(([name, range]) =>
    EXACT.test(range) || MAY_FLOAT.has(name)
      ? []
      : [
          {
            file: PACKAGE_FILE,
            line: lineOf(text, `"${name}"`),
            message: `Pin ${name} to one version instead of ${range}.`,
          },
        ],
  );
}

/**
 * @param {ReadonlyMap<string, string>} installed
 * @param {readonly Named[]} rows
 * @returns {Finding[]}
 */
function judgePromised(installed, rows) {
  const absent = PROMISED.filter((name) => !rows.some((row) => row.name === name));
  const stated = rows.flatMap(({ name, cells: [, state = ''], line }) => {
    const at = { file: DOC_FILE, line };
    if (!PROMISED.includes(name))
      return [
        { ...at, message: `${name} is not on the promised list. Name its job under "What their jobs need".` },
      ];
    if (installed.has(name))
      return state === 'installed' ? [] : [{ ...at, message: `${name} is installed. Say so.` }];
    return /^arrives with \S/.test(state)
      ? []
      : [{ ...at, message: `${name} is not installed. Say "arrives with" and the feature that uses it.` }];
  });
  return [...absent.map((name) => ({ file: DOC_FILE, message: `Add ${name} under "Promised".` })), ...stated];
}

/**
 * @param {string} text
 * @param {ReadonlyMap<string, string>} installed
 * @param {readonly Named[]} rows
 * @returns {Finding[]}
 */
function judgeOthers(text, installed, rows) {
  const missing = [...installed.keys()]
    .filter((name) => !PROMISED.includes(name) && !rows.some((row) => row.name === name))
    .map((name) => ({
      file: PACKAGE_FILE,
      line: lineOf(text, `"${name}"`),
      message: `Say in ${DOC_FILE} what job needs ${name}.`,
    }));
  const stale = rows
    .filter(({ name }) => !installed.has(name))
    .map(({ name, line }) => ({
      file: DOC_FILE,
      line,
      message: `${name} is not in package.json. Remove the row.`,
    }));
  return [...missing, ...stale];
}

/**
 * @param {ReadonlyMap<string, string>} overrides
 * @param {readonly Named[]} rows
 * @returns {Finding[]}
 */
function judgeOverrides(overrides, rows) {
  const missing = [...overrides]
    .filter(([name, version]) => !rows.some((row) => row.name === name && row.cells[1] === version))
    .map(([name, version]) => ({
      file: DOC_FILE,
      message: `Say under "Overrides" why ${name} is held at ${version}.`,
    }));
  const stale = rows
    .filter(({ name }) => !overrides.has(name))
    .map(({ name, line }) => ({
      file: DOC_FILE,
      line,
      message: `${name} is not overridden. Remove the row.`,
    }));
  return [...missing, ...stale];
}

/**
 * Nested overrides (`{ "a": { "b": "1.0.0" } }`) are documented as `a > b`.
 * @param {Record<string, unknown>} overrides
 * @param {string} [within]
 * @returns {Map<string, string>}
 */
function flatten(overrides, within = '') {
  return new Map(
    Object.entries(overrides).flatMap(([name, value]) =>
      typeof value === 'string'
        ? [[`${within}${name}`, value]]
        : [...flatten(/** @type {Record<string, unknown>} */ (value), `${within}${name} > `)],
    ),
  );
}

/**
 * @param {Named} row
 * @returns {Finding[]}
 */
function judgeReason({ name, cells, line }) {
  if ((cells.at(-1) ?? '').length >= REASON_LENGTH) return [];
  return [{ file: DOC_FILE, line, message: `Say in the last cell what ${name} is for.` }];
}
