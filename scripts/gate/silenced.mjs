import { posix } from 'node:path';
import { judgeComment } from '../lint/silencing-comment.mjs';
import { lineOf } from './finding.mjs';

/** @import { Finding } from './finding.mjs' */
/** @import { Tree } from './tree.mjs' */

/** Each of these changes what is linted or formatted below its folder, and so could turn a check off. */
const SETTINGS = /^(?:\.oxlintrc\.jsonc?|oxlint\.config\.\w+|\.oxlintignore|\.eslintignore|\.eslintrc.*)$/;

/**
 * Comments that turn checks off. The linter cannot be asked, since such a comment also silences what it says about it.
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function checkSilenced(tree) {
  const { modules, problems } = tree.parse();
  const comments = modules.flatMap(({ file, text, parsed }) =>
    parsed.comments.flatMap(({ value, start }) => {
      const message = judgeComment(value);
      return message === undefined ? [] : [{ file, line: lineOf(text, start), message }];
    }),
  );
  const settings = tree.files
    .filter((file) => SETTINGS.test(posix.basename(file)) && file !== '.oxlintrc.json')
    .map((file) => ({
      file,
      message: 'One place sets the rules: move this into the .oxlintrc.json of the root.',
    }));
  return [...problems, ...comments, ...settings];
}
