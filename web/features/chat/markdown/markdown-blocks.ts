/**
 * Markdown cut where a new block begins, so that of a text that grows only the last piece is read anew. The pieces are
 * the text: nothing is left out. Where a cut could change what is meant, there is none.
 */
export function blocksOf(text: string): readonly string[] {
  // What a link or a note is called may be said anywhere in a text.
  if (DEFINES.test(text)) return [text];
  const blocks: string[] = [];
  let [block, isList, fence, isGap] = ['', false, '', false];
  for (const line of linesOf(text)) {
    const isNew = fence === '' && isGap && begins(line, isList);
    if (isNew) blocks.push(block);
    if (isNew || block === '') {
      block = '';
      isList = ITEM.test(line);
    }
    block += line;
    fence = fenceAfter(line, fence);
    isGap = line.trim() === '';
  }
  return block === '' ? blocks : [...blocks, block];
}

const DEFINES = /^ {0,3}\[[^\]\n]+\]:/m;
const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** After an empty line. What is indented may go on with what was before, and so does the next item of a list. */
function begins(line: string, isList: boolean): boolean {
  if (line.trim() === '' || /^\s/.test(line)) return false;
  // A marker that is still being written may become one.
  return !(isList && (ITEM.test(line) || /^(?:[-*+]|\d{1,9}[.)]?)$/.test(line)));
}

/** The fence that is open behind a line; empty where none is. */
function fenceAfter(line: string, open: string): string {
  const [, mark = '', rest = ''] = /^\s*(?:[-*+]\s+|\d{1,9}[.)]\s+)*(`{3,}|~{3,})(.*)/.exec(line) ?? [];
  if (open === '') return mark.startsWith('`') && rest.includes('`') ? '' : mark;
  const closes = mark[0] === open[0] && mark.length >= open.length && rest.trim() === '';
  return closes ? '' : open;
}
