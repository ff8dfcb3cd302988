/** @type {readonly { pattern: RegExp, message: string }[]} */
const CAUSES = [
  { pattern: /ENOSPC/, message: 'the disk is full. Free about 1 GB and run the command again.' },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/,
    message: 'the package registry could not be reached. Connect to the network and run the command again.',
  },
  { pattern: /EROFS/, message: 'the folder is read-only. Copy it to a place you can write to.' },
  {
    pattern: /EACCES|EPERM/,
    message: 'a file may not be written. Make this folder yours and run the command again.',
  },
  {
    pattern: /EUSAGE|package-lock\.json/,
    message: 'package.json and package-lock.json disagree. Restore both with git, or run `npm install`.',
  },
  {
    pattern: /EINTEGRITY/,
    message: 'a package arrived damaged. Run `npm cache verify`, then the command again.',
  },
  {
    pattern: /spawn .*ENOENT|npm: (command )?not found|'npm' is not recognized/,
    message: 'npm was not found. Install Node with npm from https://nodejs.org.',
  },
];

/**
 * @param {string} output of npm, or why it could not be started
 * @returns {string} one line: what happened and what to do
 */
export function describeInstallFailure(output) {
  const lines = output
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.includes('complete log of this run'));
  const errors = lines.filter((line) => /^npm (error|ERR!)/.test(line));
  // Where npm has not failed by its own account, its warnings say what is wrong.
  const relevant = errors.length > 0 ? errors : lines;
  const known = CAUSES.find(({ pattern }) => pattern.test(relevant.join('\n')));
  if (known) return `The packages could not be installed: ${known.message}`;
  const words = relevant.slice(0, 2).map((line) => line.replace(/^npm (error|ERR!)/, '').trim());
  return `The packages could not be installed: ${words.join(' ') || 'npm did not say why'}. Run \`npm ci\` to see it in full.`;
}
