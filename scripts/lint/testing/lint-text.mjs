import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** @typedef {{ create(context: import('../rule-context.mjs').RuleContext): object }} Rule */

/**
 * Runs one rule over a text as oxlint would, in this process: fast enough for a case a line, and seen by coverage.
 * That oxlint itself calls the rules is proved in plugin.test.ts.
 * @param {Rule} rule
 * @param {string} file  where the text would stand, from the root
 * @param {string} text
 * @returns {string[]} the messages
 */
export function lintText(rule, file, text) {
  const { program, comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`The planted text does not parse: ${errors[0]?.message}`);
  /** @type {string[]} */
  const messages = [];
  const visitor = /** @type {Record<string, ((node: object) => void) | undefined>} */ (
    rule.create({
      filename: join(ROOT, file),
      sourceCode: { getAllComments: () => comments },
      report: ({ message }) => messages.push(message),
    })
  );
  walk(program, undefined, (node) => visitor[node.type]?.(node));
  return messages;
}

/**
 * @param {{ type: string, parent?: unknown }} node
 * @param {object | undefined} parent
 * @param {(node: { type: string }) => void} visit
 */
function walk(node, parent, visit) {
  const children = Object.values(node).flat().filter(isNode);
  node.parent = parent;
  visit(node);
  for (const child of children) walk(child, node, visit);
}

/**
 * @param {unknown} value
 * @returns {value is { type: string }}
 */
function isNode(value) {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
