import { lineOf } from './finding.mjs';

/** @import { Finding } from './finding.mjs' */
/** @import { Tree } from './tree.mjs' */

/**
 * @typedef {{ version?: string, dependencies?: Record<string, string>, devDependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }} Entry
 */

const FILE = 'package-lock.json';
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/**
 * The lock must hold what every machine needs, not only what this one installed: a platform package that a registry
 * lacked when the lock was written makes `npm ci` fail on that platform with "Missing: … from lock file".
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function checkLock(tree) {
  const text = tree.read(FILE);
  if (text === '')
    return [{ file: FILE, message: 'There is no lock file. Run "npm install" and commit it.' }];
  /** @type {Record<string, Entry>} */
  const entries = JSON.parse(text).packages ?? {};
  const missing = Object.entries(entries).flatMap(([at, entry]) =>
    needsOf(entry).flatMap(([name, range]) => {
      const message = judge(entries, at, name, range);
      return message === undefined ? [] : [{ file: FILE, line: lineOf(text, `"${at}": {`), message }];
    }),
  );
  if (Object.keys(entries).length > 1) return missing;
  return [...missing, { file: FILE, message: 'The lock holds no packages. Run "npm install".' }];
}

/**
 * @param {Entry} entry
 * @returns {[string, string][]}
 */
function needsOf({ dependencies, devDependencies, optionalDependencies }) {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
}

/**
 * @param {Record<string, Entry>} entries
 * @param {string} at
 * @param {string} name
 * @param {string} range
 */
function judge(entries, at, name, range) {
  const found = resolve(entries, at, name);
  const owner = at === '' ? 'package.json' : at.replace(/^.*node_modules\//, '');
  const repair =
    'Pin a version whose packages the registry has in full, remove node_modules and the lock, and run "npm install".';
  if (found === undefined) return `${owner} needs ${name} ${range}, which is not in the lock. ${repair}`;
  if (!EXACT.test(range) || found.version === range) return undefined;
  return `${owner} needs ${name} ${range}, and the lock holds ${found.version}. ${repair}`;
}

/**
 * Where Node would find a package: next to the one that needs it, then outwards.
 * @param {Record<string, Entry>} entries
 * @param {string} at
 * @param {string} name
 */
function resolve(entries, at, name) {
  for (let folder = at; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const entry = entries[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (entry !== undefined || folder === '') return entry;
  }
}
