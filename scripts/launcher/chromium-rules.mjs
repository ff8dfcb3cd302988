/** @typedef {'download' | 'libraries' | 'package'} Attempt */

/**
 * @typedef {object} ChromiumFacts
 * @property {readonly string[]} installed the one named by the person, or those of the system
 * @property {string} downloaded where Playwright's own download is, or would be
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => boolean} runs a program may be there without the libraries it needs
 * @property {boolean} canInstallPackages as root on a Debian-like system
 * @property {readonly Attempt[]} tried
 */

/** @typedef {{ kind: 'use', path: string } | { kind: 'try', attempt: Attempt } | { kind: 'explain' }} ChromiumStep */

/**
 * What to do next about a Chromium. The download comes before the system's package because it leaves the system alone.
 * @param {ChromiumFacts} facts
 * @returns {ChromiumStep}
 */
export function nextChromiumStep({ installed, downloaded, exists, runs, canInstallPackages, tried }) {
  const path = [...installed, downloaded].find((candidate) => exists(candidate) && runs(candidate));
  if (path !== undefined) return { kind: 'use', path };
  const isDownloaded = exists(downloaded);
  /** @type {readonly { attempt: Attempt, possible: boolean }[]} */
  const attempts = [
    { attempt: 'download', possible: !isDownloaded },
    { attempt: 'libraries', possible: isDownloaded && canInstallPackages },
    { attempt: 'package', possible: canInstallPackages },
  ];
  const next = attempts.find(({ attempt, possible }) => possible && !tried.includes(attempt));
  return next ? { kind: 'try', attempt: next.attempt } : { kind: 'explain' };
}
