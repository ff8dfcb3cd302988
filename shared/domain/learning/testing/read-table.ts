/** The lines of a table; `\\n` in one stands for a line break of the message. */
export function linesOf(table: string): readonly string[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.replaceAll(String.raw`\n`, '\n'));
}
