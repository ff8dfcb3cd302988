import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Runs first in every page: nothing that goes wrong afterwards, however early, is missed. */
const LISTENER = `
window.nimaComplaints = [];
for (const level of ['error', 'warn']) {
  const say = console[level].bind(console);
  console[level] = (...parts) => { window.nimaComplaints.push(level + ': ' + parts.join(' ')); say(...parts); };
}
addEventListener('error', (event) => window.nimaComplaints.push('error: ' + (event.message ?? event.target.outerHTML)), true);
addEventListener('unhandledrejection', (event) => window.nimaComplaints.push('rejection: ' + event.reason));
addEventListener('securitypolicyviolation', (event) =>
  window.nimaComplaints.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
`;

/** Reads what the current page complained about, as a body for \`evaluate\`. */
export const COMPLAINTS = 'return window.nimaComplaints;';

/**
 * A copy of the built app with the listener in front of its first script. The drivers of Firefox and WebKit have no
 * common way to hear a console, so the page keeps its own record.
 */
export async function makeListeningCopy(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'nima-smoke-web-'));
  await cp(BUILT, folder, { recursive: true });
  const first = join(folder, 'before-paint.js');
  await writeFile(first, LISTENER + (await readFile(first, 'utf8')));
  // Otherwise the compressed original would be served in its place.
  for (const twin of ['.br', '.gz']) await rm(first + twin, { force: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
