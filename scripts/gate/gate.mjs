import { CHECKS } from './checks.mjs';
import { sayFinding } from './finding.mjs';
import { openTree } from './tree.mjs';

/** @import { Finding } from './finding.mjs' */
/** @import { Check } from './tree.mjs' */

/**
 * Runs checks over one tree and says each finding once: several checks may meet the same file that cannot be read.
 * @param {string} root
 * @param {{ checks?: readonly (readonly [string, Check])[], say?: (line: string) => void }} [options]
 * @returns {number} the exit code
 */
export function runGate(root, { checks = CHECKS, say = console.log } = {}) {
  const tree = openTree(root);
  const findings = checks.flatMap(([, check]) => check(tree));
  /** @type {Map<string, Finding>} */
  const lines = new Map(findings.map((finding) => [sayFinding(finding), finding]));
  for (const line of lines.keys()) say(line);
  const failures = [...lines.values()].filter(({ warning }) => !warning).length;
  say(
    `gate: ${checks.length} checks over ${tree.files.length} files, ${failures === 0 ? 'all well' : `${failures} to repair`}`,
  );
  return failures === 0 ? 0 : 1;
}
