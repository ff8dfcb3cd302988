/** What is open within a paragraph, by what closes it: a run of backticks, or one of some quotation marks. */
export type Span = { readonly run: number } | { readonly closers: string } | null;

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“”', '«': '»' };

/** The span that is open after a word, given the one before it. */
export function spanAfter(word: string, before: Span): Span {
  let span = before;
  for (let at = 0; at < word.length; at += 1) {
    const character = word.charAt(at);
    if (character === '`') {
      const run = word.slice(at).search(/[^`]|$/);
      span = afterBackticks(run, span);
      at += run - 1;
    } else if (span) {
      if ('closers' in span && span.closers.includes(character)) span = null;
    } else if (character === '\\') {
      at += 1;
    } else if (!(character === '"' && /\d$/.test(word.slice(0, at)))) {
      // After a number it stands for inches.
      const closers = QUOTES[character];
      if (closers !== undefined) span = { closers };
    }
  }
  return span;
}

function afterBackticks(run: number, span: Span): Span {
  if (span === null) return { run };
  return 'run' in span && span.run === run ? null : span;
}
