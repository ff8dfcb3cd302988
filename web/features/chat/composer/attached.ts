/** What a message is made of: what was written, and files that were put into it. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string; readonly lines: number };

/** A fence with a language and, behind it, a name. */
const OPENING = /^(`{3,})[ \t]*[^\s`]+[ \t]+([^\s`][^`]*)$/;

/** By the end of a name; what is not here is text. */
const LANGUAGES: Readonly<Record<string, string>> = {
  c: 'c',
  conf: 'ini',
  cpp: 'cpp',
  css: 'css',
  diff: 'diff',
  dockerfile: 'dockerfile',
  env: 'ini',
  go: 'go',
  h: 'c',
  html: 'html',
  ini: 'ini',
  java: 'java',
  js: 'js',
  json: 'json',
  jsx: 'jsx',
  md: 'markdown',
  mjs: 'js',
  patch: 'diff',
  py: 'python',
  rs: 'rust',
  sh: 'bash',
  sql: 'sql',
  svg: 'xml',
  toml: 'ini',
  ts: 'ts',
  tsx: 'tsx',
  xml: 'xml',
  yaml: 'yaml',
  yml: 'yaml',
};

/** A file as a part of a message: fenced, so that a model takes it as one piece, under its name. */
export function fenced(name: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  const called = name.replaceAll(/[`\s]+/g, ' ').trim() || 'file';
  return `${fence}${LANGUAGES[ending] ?? 'text'} ${called}\n${text.replaceAll('\r\n', '\n').replace(/\n$/, '')}\n${fence}\n`;
}

/** A message as it was put together. What is not closed is no file. */
export function partsOf(message: string): readonly Part[] {
  const parts: Part[] = [];
  let [plain, held]: [string[], string[]] = [[], []];
  let open: { fence: string; name: string } | null = null;
  for (const line of message.split('\n')) {
    const opening: RegExpExecArray | null = open ? null : OPENING.exec(line);
    if (open && line.trimEnd() === open.fence) {
      const text = held.slice(1).join('\n');
      parts.push(...written(plain), { kind: 'file', name: open.name, text, lines: held.length - 1 });
      [open, plain, held] = [null, [], []];
    } else if (open) held.push(line);
    else if (opening === null) plain.push(line);
    else {
      open = { fence: opening[1] ?? '', name: opening[2]?.trimEnd() ?? '' };
      held = [line];
    }
  }
  return [...parts, ...written([...plain, ...held])];
}

function written(lines: readonly string[]): readonly Part[] {
  const text = lines.join('\n').trimEnd();
  return text.trim() === '' ? [] : [{ kind: 'text', text: text.replace(/^(?:[^\S\n]*\n)+/, '') }];
}
