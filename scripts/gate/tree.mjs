import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseModules } from './modules.mjs';

/** @import { Finding } from './finding.mjs' */
/** @import { Module } from './modules.mjs' */

/**
 * The files of the house, as every check sees them. Each is read and parsed once for all checks.
 * @typedef {object} Tree
 * @property {readonly string[]} files  from the root, with forward slashes, sorted
 * @property {(file: string) => string} read  the text; empty for a file that is not there
 * @property {(file: string) => boolean} has
 * @property {() => { modules: readonly Module[], problems: readonly Finding[] }} parse  every module, and what cannot be read
 */

/** @typedef {(tree: Tree) => Finding[]} Check */

/** What git ignores, and what belongs to a person's editor. */
const PASSED_OVER = new Set(['.git', '.idea', '.out', '.vscode', 'coverage', 'dist', 'node_modules']);
const LITTER = /\.log$|^\.DS_Store$/;

/**
 * @param {string} root
 * @returns {Tree}
 */
export function openTree(root) {
  return treeOf(filesBelow(root), (file) => readFileSync(join(root, file), 'utf8'));
}

/**
 * @param {readonly string[]} paths
 * @param {(file: string) => string} readText
 * @returns {Tree}
 */
export function treeOf(paths, readText) {
  const files = paths.toSorted();
  const known = new Set(files);
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** @type {ReturnType<typeof parseModules> | undefined} */
  let parsed;
  /** @type {Tree} */
  const tree = {
    files,
    has: (file) => known.has(file),
    read(file) {
      if (!known.has(file)) return '';
      const text = texts.get(file) ?? readText(file);
      texts.set(file, text);
      return text;
    },
    parse: () => (parsed ??= parseModules(files, tree.read)),
  };
  return tree;
}

/**
 * @param {string} root
 * @param {string} [folder]
 * @returns {string[]}
 */
function filesBelow(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (PASSED_OVER.has(entry.name) || LITTER.test(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}
