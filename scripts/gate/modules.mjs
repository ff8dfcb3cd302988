import { posix } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { lineOf } from './finding.mjs';

/** @import { ParseResult } from 'vite' */
/** @import { Finding } from './finding.mjs' */

/** What is written by hand in TypeScript or JavaScript. */
export const MODULE = /\.(?:[cm]?tsx?|[cm]?jsx?)$/;

/**
 * One import, export-from or dynamic import, of values or of types.
 * @typedef {{ specifier: string, line: number }} Link
 */

/**
 * @typedef {{ file: string, text: string, parsed: ParseResult, links: Link[] }} Module
 */

/**
 * Parses modules. What cannot be read is a problem: a check must never pass because it saw nothing.
 * @param {readonly string[]} files
 * @param {(file: string) => string} read
 * @returns {{ modules: Module[], problems: Finding[] }}
 */
export function parseModules(files, read) {
  /** @type {Module[]} */
  const modules = [];
  /** @type {Finding[]} */
  const problems = [];
  for (const file of files.filter((name) => MODULE.test(name))) {
    const text = read(file);
    const parsed = parseSync(file, text);
    const [error] = parsed.errors;
    if (error) problems.push({ file, message: `This does not parse: ${error.message}.` });
    else modules.push({ file, text, parsed, links: linksOf(text, parsed) });
  }
  return { modules, problems };
}

/**
 * @param {string} text
 * @param {ParseResult} parsed
 * @returns {Link[]}
 */
function linksOf(text, parsed) {
  const { module } = parsed;
  const written = [
    ...module.staticImports.map((found) => found.moduleRequest),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest ?? []),
    ),
  ];
  const named = written.map(({ value, start }) => ({ specifier: value, line: lineOf(text, start) }));
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const specifier = /^(['"`])([^'"`$]+)\1$/.exec(text.slice(start, end))?.[2];
    return specifier === undefined ? [] : [{ specifier, line: lineOf(text, start) }];
  });
  return [...named, ...dynamic, ...typeImportsOf(text, parsed)];
}

/**
 * `import('./a.ts').A` as a type is in no list of the parser, and plain modules have their types in comments.
 * @param {string} text
 * @param {ParseResult} parsed
 * @returns {Link[]}
 */
function typeImportsOf(text, parsed) {
  /** @type {Link[]} */
  const links = [];
  /**
   * @param {string} specifier
   * @param {number} start
   */
  const add = (specifier, start) => links.push({ specifier, line: lineOf(text, start) });
  // Most modules have none, and walking the syntax tree is the slow part.
  if (/\bimport\s*\(/.test(text)) {
    new Visitor({ TSImportType: ({ source, start }) => void add(source.value, start) }).visit(parsed.program);
  }
  for (const { value, start } of parsed.comments) {
    const named = /(?<!`)\bimport\(\s*(['"])([^'"]+)\1\s*\)|@import\s[^'"\n]*\sfrom\s(['"])([^'"]+)\3/g;
    for (const match of value.matchAll(named)) add(match[2] ?? match[4] ?? '', start + match.index);
  }
  return links;
}

/**
 * The file that a relative specifier names; undefined for packages.
 * @param {string} from
 * @param {string} specifier
 */
export function resolveLink(from, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  return posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')));
}
