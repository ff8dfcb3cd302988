import { existsSync } from 'node:fs';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The Chromiums on this machine, best first: the one named in NIMA_CHROMIUM or CHROME_PATH alone, else the system's.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {(path: string) => boolean} [exists]
 * @returns {string[]}
 */
export function chromiumPaths(env = process.env, exists = existsSync) {
  const named = env['NIMA_CHROMIUM'] || env['CHROME_PATH'];
  if (!named) return SYSTEM_PATHS.filter(exists);
  if (!exists(named))
    throw new Error(`NIMA_CHROMIUM or CHROME_PATH names a file that is not there: ${named}`);
  return [named];
}

/**
 * The Chromium for tests. `undefined` means that Playwright's own download is to be used, if it is there.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {(path: string) => boolean} [exists]
 * @returns {string | undefined}
 */
export function chromiumPath(env = process.env, exists = existsSync) {
  return chromiumPaths(env, exists)[0];
}
