/** A word of a typed line, or several in quotes. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** Without its quotes. */
  readonly value: string;
  readonly isQuoted: boolean;
  /** `--name`, and what follows its `=`; null for a word that is no flag. */
  readonly flag: { readonly name: string; readonly value: string | null } | null;
}

/** Phones write “ and ” for quotes and a dash for two hyphens: all of them mean the same. */
const QUOTED = /["“](?:\\.|[^\\"”])*["”](?!\S)/;
const ALL_QUOTED = new RegExp(`^${QUOTED.source}$`, 's');
const DASHES = /(?:--|—|–)/;
const TOKEN = new RegExp(
  `${DASHES.source}(?<name>\\p{L}[\\w-]*)(?:=(?<given>${QUOTED.source}|\\S*))?(?!\\S)|(?<quoted>${QUOTED.source})|\\S+`,
  'gsu',
);
/** What would be read as more than a plain word. */
const SPECIAL = /^$|^["“—–]|^--|\s/;

export function tokensIn(line: string, from: number): readonly Token[] {
  const found = line.slice(from).matchAll(TOKEN);
  return Array.from(found, ({ 0: whole, index, groups = {} }) => {
    const { name, given, quoted } = groups;
    const flag =
      name === undefined
        ? null
        : { name: name.toLowerCase(), value: given === undefined ? null : unquoted(given) };
    const start = from + index;
    const isQuoted = quoted !== undefined;
    return { start, end: start + whole.length, value: isQuoted ? unquoted(whole) : whole, isQuoted, flag };
  });
}

function unquoted(text: string): string {
  return ALL_QUOTED.test(text) ? text.slice(1, -1).replace(/\\([\\"”])/g, '$1') : text;
}

/** A value as one token that reads as it again. */
export function quoteToken(value: string): string {
  return SPECIAL.test(value) ? inQuotes(value) : value;
}

export function inQuotes(value: string): string {
  return `"${value.replace(/[\\"”]/g, '\\$&')}"`;
}
