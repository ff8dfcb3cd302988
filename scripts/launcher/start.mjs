import { ensureBuilt } from './build.mjs';
import { createContext, runNode } from './context.mjs';
import { ensureInstalled } from './install.mjs';

// Source maps cost about 3 MB of memory while idle; without them a stack trace points into one bundled file.
export const SERVER = ['--enable-source-maps', 'dist/companion/server.mjs'];

/**
 * Installs and builds where needed, then serves until stopped. The companion prints the address.
 * @param {readonly string[]} args passed on to the companion
 * @returns {Promise<number>}
 */
export async function start(args, newContext = createContext) {
  const context = newContext();
  await ensureInstalled(context);
  await ensureBuilt(context, { quiet: true });
  const { code } = await runNode(context, [...SERVER, ...args]);
  return code;
}
