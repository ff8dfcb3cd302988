/**
 * One row of a table in a Markdown text, under the nearest heading above it.
 * @typedef {{ heading: string, cells: string[], line: number }} Row
 */

const RULE = /^\|[\s:|-]+\|$/;

/**
 * The rows of every table, without the header rows.
 * @param {string} text
 * @returns {Row[]}
 */
export function rowsOf(text) {
  const lines = text.split('\n').map((line) => line.trim());
  let heading = '';
  return lines.flatMap((line, index) => {
    heading = /^#+\s+(.*)$/.exec(line)?.[1] ?? heading;
    const isRow = line.startsWith('|') && !RULE.test(line) && !RULE.test(lines[index + 1] ?? '');
    return isRow ? [{ heading, cells: cellsOf(line), line: index + 1 }] : [];
  });
}

/** @param {string} line */
function cellsOf(line) {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
