import { CUT, cutEither, cutFrom, cutOut } from './cut.ts';
import { isForeignLine } from './foreign-lines.ts';
import { isLetter, startOfForeignTalk } from './foreign-talk.ts';
import { holdsSecret } from './secrets.ts';

/** Nobody introduces themselves at such length; what is longer was pasted. */
const LONGEST_MESSAGE = 3_000;
const LONGEST_PARAGRAPH = 700;

/** Cut before all else: a fence that ends within such a line would take its mark away and leave the words behind it. */
const QUOTED_LINE = /^[ \t]*>.*/gm;
const FENCED = /(`{3,}|~{3,})[\s\S]*?(?:\1|$)/g;
const INLINE_CODE = /`[^`\n]*(?:`|$)/gm;
/** What others said, in the marks of several languages. A mark that is not closed holds until the paragraph ends. */
const QUOTED: readonly RegExp[] = [
  /["“”„«»][^"“”„«»]*?(?:["“”„«»]|(?=\n\s*\n)|$)/g,
  /(?<![\p{L}\p{N}])['‘](?=\S)(?:[^'‘’\n]|['’](?=\p{L}))+['’](?!\p{L})/gu,
];
const PARAGRAPH = /(?:[^\n]|\n(?!\s*\n))+/g;
const LINE = /[^\n]+/g;

/**
 * A message of the same length in which all is cut out that its writer does not say of themselves: code, quotations,
 * pastes, letters, stories, suppositions, commands, and every paragraph that holds a secret.
 */
export function withoutForeign(message: string): string {
  if (message.length > LONGEST_MESSAGE || /^\s*\//.test(message) || isLetter(message)) return cutOut(message);
  const secret = message.replace(PARAGRAPH, (paragraph) =>
    holdsSecret(paragraph) ? cutOut(paragraph) : paragraph,
  );
  let left = cutEither(
    message.replace(QUOTED_LINE, cutOut).replace(FENCED, cutOut).replace(INLINE_CODE, cutOut),
    secret,
  );
  left = left.replace(PARAGRAPH, (paragraph) =>
    paragraph.replaceAll(CUT, '').length > LONGEST_PARAGRAPH ? cutOut(paragraph) : paragraph,
  );
  for (const marks of QUOTED) left = left.replace(marks, cutOut);
  const start = startOfForeignTalk(left);
  return (start === null ? left : cutFrom(left, start)).replace(PARAGRAPH, cutForeignLines);
}

/** Two such lines make the whole paragraph theirs: a log has sentences in it. */
function cutForeignLines(paragraph: string): string {
  const foreign = (paragraph.match(LINE) ?? []).filter(isForeignLine).length;
  if (foreign > 1) return cutOut(paragraph);
  return paragraph.replace(LINE, (line) => (isForeignLine(line) ? cutOut(line) : line));
}

/** What is left of a message to learn from; empty where nothing is. */
export function learnableText(message: string): string {
  return withoutForeign(message)
    .replaceAll(CUT, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
