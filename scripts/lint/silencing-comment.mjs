/** Rules that no comment may turn off: what they guard must be impossible, not rare. */
const ABSOLUTE = new Set([
  'boundaries',
  'catalogue',
  'no-focused-or-skipped',
  'no-silenced-checks',
  'no-cycle',
  'no-explicit-any',
  'no-floating-promises',
]);
/** Eight characters ("see above" is nine): enough to keep out "todo" and "fix", too few to judge a sentence. */
const REASON = /(?:--|:)\s*\S[^]{7,}/;
const COVERAGE = /^\s*(?:v8|c8|istanbul|node:coverage)\s+(?:ignore|disable)/;
const LINT = /^\s*(eslint|oxlint)-disable(?:-next-line|-line)?\b([^]*)$/;

/**
 * What is wrong with a comment that turns a check off; undefined for every other comment.
 * @param {string} comment  without its marks
 * @returns {string | undefined}
 */
export function judgeComment(comment) {
  const directive = /^[\s*]*@ts-(ignore|nocheck|expect-error)\b/.exec(comment)?.[1];
  if (directive === 'ignore' || directive === 'nocheck')
    return `Repair the type: @ts-${directive} hides every later error too.`;
  if (directive === 'expect-error' && !REASON.test(comment))
    return 'Say why: "@ts-expect-error: the reason".';
  if (COVERAGE.test(comment)) return 'Test it or delete it: coverage has no exceptions inside a file.';
  const [, tool, rest = ''] = LINT.exec(comment) ?? [];
  if (tool === 'eslint')
    return 'The linter here is oxlint: write "oxlint-disable-next-line rule -- the reason".';
  return tool === undefined ? undefined : judgeDisabling(rest);
}

/** @param {string} rest */
function judgeDisabling(rest) {
  const rules = rest
    .replace(/--[^]*/, '')
    .split(/[\s,]+/)
    .filter(Boolean);
  if (rules.length === 0) return 'Name the rule to turn off: "oxlint-disable-next-line rule -- the reason".';
  const absolute = rules.find((rule) => ABSOLUTE.has(rule.replace(/^.*\//, '')));
  if (absolute !== undefined) return `${absolute} has no exceptions: change the code.`;
  return REASON.test(rest) ? undefined : `Say why ${rules.join(', ')} does not fit here: "-- the reason".`;
}
