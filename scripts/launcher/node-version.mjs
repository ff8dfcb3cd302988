// Written in the syntax of Node 12: see scripts/run.mjs.

/**
 * The rule of `engines` in package.json: 20.19 and later 20s, 22.12 and later. Vite and its native bundler need it.
 * @param {string} version such as `20.19.0`
 * @returns {string | null} what to tell the person, or null where this Node will do
 */
export function nodeVersionProblem(version) {
  const parts = version.split('.');
  const major = Number(parts[0]);
  const minor = Number(parts[1]);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (fits) return null;
  return (
    'Nima needs Node 20.19, 22.12 or newer, and this is ' +
    version +
    '. Install a newer one from https://nodejs.org.'
  );
}
