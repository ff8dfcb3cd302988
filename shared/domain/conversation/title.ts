const LONGEST = 60;
const FENCE = /```[\s\S]*?(?:```|$)/g;
/** What begins a line and is no word of it: headings, quotations, items of lists. */
const MARKS = /^[\s>#*`-]+/;

/** What a conversation is called by what was said first: its first line with words in it, cut between two words. */
export function titleOf(text: string): string {
  const lines = text.replace(FENCE, '\n').split('\n');
  const line = [...lines, ...text.split('\n')]
    .map((one) => one.replace(MARKS, '').replace(/\s+/g, ' ').trim())
    .find((one) => /[\p{L}\p{N}]/u.test(one));
  return line === undefined ? '' : shortened(line);
}

function shortened(line: string): string {
  const letters = Array.from(line);
  if (letters.length <= LONGEST) return line;
  const cut = letters.slice(0, LONGEST - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
