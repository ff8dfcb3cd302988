import { isForTests } from '../lint/places.mjs';
import { lineOf } from './finding.mjs';

/** @import { Finding } from './finding.mjs' */
/** @import { Tree } from './tree.mjs' */

const SEMVER = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const PLACES = /^(?:shared|web|companion|scripts|public|deploy)\/|^vite\.config\.ts$/;
const TEXT = /\.(?:[cm]?[jt]sx?|json|html|webmanifest|ya?ml|sh)$/;

/**
 * package.json holds the only VERSION there is; the app and the companion get it from the build.
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function checkVersion(tree) {
  const { version } = JSON.parse(tree.read('package.json'));
  if (!SEMVER.test(version))
    return [{ file: 'package.json', message: `The version "${version}" must look like 1.2.3.` }];
  return [...judgeLock(tree, version), ...judgeChangelog(tree, version), ...findCopies(tree, version)];
}

/**
 * @param {Tree} tree
 * @param {string} version
 * @returns {Finding[]}
 */
function judgeLock(tree, version) {
  const lock = JSON.parse(tree.read('package-lock.json') || '{}');
  if (lock.version === version && lock.packages?.['']?.version === version) return [];
  return [
    {
      file: 'package-lock.json',
      message: `The lock is of another version than ${version}. Run "npm install --package-lock-only".`,
    },
  ];
}

/**
 * @param {Tree} tree
 * @param {string} version
 * @returns {Finding[]}
 */
function judgeChangelog(tree, version) {
  const headings = [...tree.read('CHANGELOG.md').matchAll(/^## \[([^\]]+)\]/gm)].map((match) => match[1]);
  if (headings.includes(version) || headings.includes('Unreleased')) return [];
  return [
    {
      file: 'CHANGELOG.md',
      message: `Add a section "## [${version}]" or "## [Unreleased]" that says what changed.`,
    },
  ];
}

/**
 * @param {Tree} tree
 * @param {string} version
 * @returns {Finding[]}
 */
function findCopies(tree, version) {
  return tree.files
    .filter((file) => PLACES.test(file) && TEXT.test(file) && !isForTests(file))
    .flatMap((file) => {
      const text = tree.read(file);
      const copy = ["'", '"', '`']
        .map((quote) => `${quote}${version}${quote}`)
        .find((quoted) => text.includes(quoted));
      if (copy === undefined) return [];
      const message =
        'A second copy of the version. Take NIMA_VERSION of shared/protocol/app-version.ts, or read package.json.';
      return [{ file, line: lineOf(text, copy), message }];
    });
}
