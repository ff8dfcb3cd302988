/** What the rules may do in a line: all of them, only the one about exclamation marks, or nothing. */
export type LineKind = 'blank' | 'prose' | 'marked' | 'raw';

/** What a line stands in. */
export interface Block {
  /** The marks that opened a block of code. */
  readonly fence: string | null;
  /** A quote or a table goes on until a blank line, whether or not its lines say so. */
  readonly isKept: boolean;
}

export const NO_BLOCK: Block = { fence: null, isKept: false };

const MARKERS = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/.source;
const BLANK = /^[ \t\r]*$/;
const FENCE = new RegExp(`${MARKERS}(\`{3,}(?=[^\`]*$)|~{3,})`);
const FENCE_BEGUN = new RegExp(`${MARKERS}(?:\`{3}|~{3})`);
const CLOSING = /^[ \t]*([`~]*)[ \t\r]*$/;
/** What may become a marker, a fence or the rule below a table's head with the next character. */
const OPEN = new RegExp(`${MARKERS}(?:[-*+]|\\d{1,9}[.)]?|\`{0,2}|~{0,2})$`);
const TABLE_RULE = /^[ \t]*[-:][-:| \t\r]*$/;
const KEPT = new RegExp(`${MARKERS}[>|]`);
const RAW = /^(?: {4}| {0,3}\t|[ \t]*<)/;
const MARKED = /^ {0,3}(?:#|(?:[-*+]|\d{1,9}[.)])[ \t])/;

/**
 * What the line at the beginning of `rest` is, and what the next one stands in; null where more of it must be seen.
 * In doubt it is raw: better one exclamation mark too many than one character of code changed.
 */
export function classifyLine(
  rest: string,
  block: Block,
  isEnd: boolean,
): { readonly kind: LineKind; readonly block: Block } | null {
  const newline = rest.indexOf('\n');
  const line = newline === -1 ? rest : rest.slice(0, newline);
  const isWhole = newline !== -1 || isEnd;
  if (block.fence !== null) return insideFence(line, block.fence, isWhole);
  if (!isWhole && (OPEN.test(line) || BLANK.test(line) || TABLE_RULE.test(line) || FENCE_BEGUN.test(line)))
    return null;
  if (BLANK.test(line)) return { kind: 'blank', block: NO_BLOCK };
  const fence = FENCE.exec(line)?.[1];
  if (fence !== undefined) return { kind: 'raw', block: { fence, isKept: false } };
  if (block.isKept || KEPT.test(line) || (TABLE_RULE.test(line) && line.includes('|')))
    return { kind: 'raw', block: { fence: null, isKept: true } };
  if (RAW.test(line)) return { kind: 'raw', block };
  return { kind: MARKED.test(line) ? 'marked' : 'prose', block };
}

function insideFence(line: string, fence: string, isWhole: boolean) {
  const closing = CLOSING.exec(line)?.[1];
  if (closing !== undefined && !isWhole) return null;
  const isClosed = closing?.startsWith(fence) ?? false;
  return { kind: 'raw' as const, block: { fence: isClosed ? null : fence, isKept: false } };
}
