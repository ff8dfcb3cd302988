import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Where a linted file stands in the house. Told from this file, not from the working folder: editors start elsewhere.
 * @param {string} filename
 * @param {string} [root]
 */
export function pathFromRoot(filename, root = ROOT) {
  return relative(root, filename).replaceAll('\\', '/');
}
