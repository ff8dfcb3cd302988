/** @import { Finding } from './finding.mjs' */
/** @import { Tree } from './tree.mjs' */

const MOST_LINES = 400;
/** Past this a file has to be a table or a story that reads best in one piece. */
const MANY_LINES = 300;

const WRITTEN = /\.(?:[cm]?[jt]sx?|css|html|sh|ya?ml)$/;
/** Tables of words, not code: they grow with the product and are read by key. Generated files say so in their name. */
const CONTENT = /^(?:docs|packs|prompts)\/|^web\/ui\/text\/|\.generated\.\w+$|\.snap$|^package-lock\.json$/;

/**
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function checkFileLength(tree) {
  const written = tree.files.filter((file) => WRITTEN.test(file) && !CONTENT.test(file));
  if (written.length === 0)
    return [{ file: '.', message: 'No file was measured. Repair scripts/gate/file-length.mjs.' }];
  return written.flatMap((file) => {
    const lines = tree.read(file).trimEnd().split('\n').length;
    if (lines > MOST_LINES) {
      return [
        {
          file,
          line: MOST_LINES,
          message: `${lines} lines, and ${MOST_LINES} is the limit. Give each reason to change a file of its own.`,
        },
      ];
    }
    if (lines <= MANY_LINES) return [];
    return [
      { file, line: MANY_LINES, message: `${lines} lines; ${MOST_LINES} is the limit.`, warning: true },
    ];
  });
}
