import { posix } from 'node:path';
import { isForTests } from './places.mjs';
import { INSTEAD, INSTEAD_OF_PACKAGE, LAYERS, TEST_LAYERS } from './boundaries.mjs';

/** @typedef {import('./boundaries.mjs').Layer} Layer */

const GUARDED = /^(?:shared|web|companion)\//;
const ROOM = ':room/';
const WORKER = /(?:^|\/)worker\.ts$/;

/**
 * The line that rules a file, with the folder of the file's own room in place of `:room`.
 * @param {string} file  from the root, with forward slashes
 * @returns {(Layer & { own: string }) | undefined}
 */
export function layerOf(file) {
  for (const layer of isForTests(file) ? TEST_LAYERS : LAYERS) {
    const own = ownFolder(layer.at, file);
    if (own !== undefined) return { ...layer, own };
  }
  return undefined;
}

/**
 * @param {string} at
 * @param {string} file
 */
function ownFolder(at, file) {
  if (!at.endsWith(ROOM)) return file === at || (at.endsWith('/') && file.startsWith(at)) ? at : undefined;
  const floor = at.slice(0, -ROOM.length);
  const end = file.startsWith(floor) ? file.indexOf('/', floor.length) : -1;
  return end === -1 ? undefined : file.slice(0, end + 1);
}

/**
 * Why a file stands in no room of the house, if so.
 * @param {string} file
 */
export function judgePlace(file) {
  if (!GUARDED.test(file) || layerOf(file)) return undefined;
  return `${file} stands in no room of docs/architecture.md. Move it, or add its folder there and to scripts/lint/boundaries.mjs.`;
}

/**
 * What is wrong with one import and what to do instead; undefined where it is allowed.
 * @param {string} file  the importing file, from the root
 * @param {string} specifier  as written
 * @param {boolean} typesOnly  whether nothing of it is left at run time
 * @returns {string | undefined}
 */
export function judgeImport(file, specifier, typesOnly) {
  const layer = layerOf(file);
  if (!layer) return undefined;
  if (specifier.startsWith('/')) return `Import ${specifier} by a relative path: others cannot be followed.`;
  const bare = specifier.replace(/\?.*$/, '');
  if (!specifier.startsWith('.')) return judgePackage(layer, bare);
  return judgeFile(layer, file, posix.normalize(posix.join(posix.dirname(file), bare)), typesOnly);
}

/**
 * @param {Layer & { own: string }} layer
 * @param {string} from
 * @param {string} to
 * @param {boolean} typesOnly
 */
function judgeFile(layer, from, to, typesOnly) {
  if (WORKER.test(to)) {
    return `${to} is imported by nobody: its api.ts holds the types, and its bridge.ts starts it.`;
  }
  if (isForTests(to) && !isForTests(from) && !['e2e/', 'bench/'].includes(layer.own)) {
    return `${to} is for tests alone. Move what the product needs out of it.`;
  }
  if (to.startsWith(layer.own) || startsWithAny(to, layer.imports)) return undefined;
  if (startsWithAny(to, layer.types ?? [])) {
    if (typesOnly) return undefined;
    return `${placeOf(from)} may use types alone of ${placeOf(to)}: write "import type", and take the value as an argument.`;
  }
  return `${placeOf(from)} must not import ${placeOf(to)}. ${advice(INSTEAD, from, to)}`;
}

/**
 * @param {Layer & { own: string }} layer
 * @param {string} specifier
 */
function judgePackage(layer, specifier) {
  const name = packageOf(specifier);
  const allowed = layer.packages.some(
    (pattern) => pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1))),
  );
  if (allowed) return undefined;
  return `${layer.own.replace(/\/$/, '')} must not use ${name}. ${advice(INSTEAD_OF_PACKAGE, layer.own, name)}`;
}

/** @param {string} specifier */
function packageOf(specifier) {
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** @param {string} file */
function placeOf(file) {
  return layerOf(file)?.own.replace(/\/$/, '') ?? file;
}

/**
 * @param {readonly (readonly [string, string, string])[]} table
 * @param {string} from
 * @param {string} to
 */
function advice(table, from, to) {
  return (
    table.find(([importer, imported]) => from.startsWith(importer) && to.startsWith(imported))?.[2] ?? ''
  );
}

/**
 * @param {string} path
 * @param {readonly string[]} prefixes
 */
function startsWithAny(path, prefixes) {
  return prefixes.some((prefix) => path.startsWith(prefix));
}
