/**
 * One thing to repair. A warning is printed and does not fail the gate.
 * @typedef {{ file: string, line?: number, message: string, warning?: boolean }} Finding
 */

/**
 * The line of a position, or of the first occurrence of a text.
 * @param {string} text
 * @param {number | string} where
 */
export function lineOf(text, where) {
  const at = typeof where === 'number' ? where : text.indexOf(where);
  return text.slice(0, Math.max(at, 0)).split('\n').length;
}

/**
 * One line a finding: where, and what to do.
 * @param {Finding} finding
 */
export function sayFinding({ file, line, message, warning }) {
  return `${file}${line === undefined ? '' : `:${line}`} ${warning ? 'warning: ' : ''}${message}`;
}
