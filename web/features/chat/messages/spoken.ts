/** What is said of a closed piece of code: nobody wants to hear it. */
export type SayCode = (lines: number) => string;

/**
 * A text cut into what is said aloud in one breath: sentences, without the marks of Markdown, and code by its length. Of
 * a text that still grows only what will stay: the sentences of a longer one begin with those of a shorter.
 */
export function spokenOf(text: string, isWhole: boolean, sayCode: SayCode): readonly string[] {
  const said: string[] = [];
  let code: number | null = null;
  for (const [line, isLineWhole] of linesOf(text)) {
    const isFence = /^\s*(?:`{3,}|~{3,})/.test(line);
    // What stands behind the marks may still come: until then it is neither said nor counted.
    if (isFence && !isLineWhole && !isWhole) break;
    if (isFence && code !== null) said.push(sayCode(code));
    if (isFence) code = code === null ? 0 : null;
    else if (code !== null) code += 1;
    else said.push(...sentencesOf(line, isLineWhole || isWhole));
  }
  if (isWhole && code !== null) said.push(sayCode(code));
  return said;
}

function linesOf(text: string): readonly (readonly [line: string, isWhole: boolean])[] {
  const lines = text.split('\n');
  return lines.map((line, at) => [line, at < lines.length - 1]);
}

/** A sentence ends where white space follows its end: until then it may be a number, or a name. */
function sentencesOf(line: string, isWhole: boolean): readonly string[] {
  const parts = line.split(SENTENCE_END);
  const done = isWhole ? parts : parts.slice(0, -1);
  return done.map(plain).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** White space behind the end of a sentence. Bounded, as all below: a text of nothing but marks must not take long. */
const SENTENCE_END = /\s(?<=[.!?…。！？][)\]"'”’*_`]{0,5}\s)\s*/u;

/** As it is read aloud: without the marks of a line, of emphasis, of links and of citations. */
function plain(sentence: string): string {
  return sentence
    .replace(/\s+/g, ' ')
    .replace(/^ ?(?:#{1,6} |> ?|[-*+] (?:\[[ xX]\] )?){0,8}/, '')
    .replace(/!?\[([^\]]{0,300})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/ ?\[\d{1,3}\]/g, '')
    .replace(/ ?\| ?/g, ', ')
    .replace(/[*`~]+|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/^[, ]{0,20}/, '')
    .replace(/[, ]{1,20}$/, '');
}
