import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @import { ESTree } from 'vite' */

/**
 * What oxlint hands to a rule, as far as these rules use it.
 * @typedef {object} RuleContext
 * @property {string} filename
 * @property {{ getAllComments(): readonly (ESTree.Span & { value: string })[] }} sourceCode
 * @property {(problem: { node: ESTree.Span, message: string }) => void} report
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Where the linted file stands in the house. Told from this module, not from the working folder: editors start elsewhere.
 * @param {RuleContext} context
 */
export function fileOf({ filename }) {
  return relative(ROOT, filename).replaceAll('\\', '/');
}
