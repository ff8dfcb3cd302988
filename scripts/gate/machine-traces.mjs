import { lineOf } from './finding.mjs';

/** @import { Finding } from './finding.mjs' */
/** @import { Tree } from './tree.mjs' */

const BINARY = /\.(?:br|gif|gz|ico|jpe?g|onnx|png|wasm|webp|woff2?)$/;

/** Paths of one person's machine. The names let through are of every Raspberry Pi, of the service, or of nobody. */
const TRACES = [
  /(?<![\w.\-/\\])\/work\/\w/,
  /(?<![\w.\-/\\])\/home\/(?!(?:ada|nima|pi)\b)\w/,
  /(?<![\w.\-/\\])\/root(?![\w-])/,
  /(?<![\w.\-/\\])\/Users\/\w/,
  /\b[A-Z]:\\Users\\\w/,
];
/** Settings that send npm to one registry, in any file that npm reads. */
const REGISTRY = /^\s*(?:@[\w-]+:)?registry\s*=|"resolved":\s*"http/m;

/**
 * A fresh clone works anywhere: nothing in it may know where it was written.
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function checkMachineTraces(tree) {
  const texts = tree.files.filter((file) => !BINARY.test(file));
  if (texts.length === 0)
    return [{ file: '.', message: 'No file was read. Repair scripts/gate/machine-traces.mjs.' }];
  return texts.flatMap((file) => [
    ...findFirst(
      tree,
      file,
      TRACES,
      'is a path of one machine. Derive it from the file, the home folder or the environment.',
    ),
    ...(/(?:^|\/)\.npmrc$|^package-lock\.json$/.test(file)
      ? findFirst(tree, file, [REGISTRY], 'ties the house to one registry. Remove it.')
      : []),
  ]);
}

/**
 * @param {Tree} tree
 * @param {string} file
 * @param {readonly RegExp[]} patterns
 * @param {string} message
 * @returns {Finding[]}
 */
function findFirst(tree, file, patterns, message) {
  const text = tree.read(file);
  return patterns.flatMap((pattern) => {
    const match = pattern.exec(text);
    return match
      ? [{ file, line: lineOf(text, match.index), message: `"${match[0].trim()}" ${message}` }]
      : [];
  });
}
