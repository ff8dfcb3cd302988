/** A table as text: rows of cells. Quotes, doubled quotes and line breaks within quotes as RFC 4180 has them. */
export function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let at = 0;
  const endRow = () => {
    row.push(cell);
    cell = '';
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === '"' && cell === '') {
      const quoted = readQuoted(text, at + 1);
      cell = quoted.cell;
      at = quoted.end;
    } else if (sign === separator) {
      row.push(cell);
      cell = '';
      at += 1;
    } else if (sign === '\n' || sign === '\r') {
      endRow();
      at += text.startsWith('\r\n', at) ? 2 : 1;
    } else {
      const end = endOfPlain(text, at, separator);
      cell += text.slice(at, end);
      at = end;
    }
  }
  endRow();
  return rows;
}

/** The separator of a header line: what stands most often in it, outside quotes. */
export function separatorOf(header: string): string {
  const plain = header.replaceAll(/"[^"]*"/g, '');
  const count = (separator: string) => plain.split(separator).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

function readQuoted(text: string, start: number): { cell: string; end: number } {
  let cell = '';
  let at = start;
  for (;;) {
    const quote = text.indexOf('"', at);
    // A quote that is never closed takes the rest.
    if (quote === -1) return { cell: cell + text.slice(at), end: text.length };
    cell += text.slice(at, quote);
    if (text.charAt(quote + 1) !== '"') return { cell, end: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
}

function endOfPlain(text: string, start: number, separator: string): number {
  let at = start + 1;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === separator || sign === '\n' || sign === '\r') break;
    at += 1;
  }
  return at;
}
