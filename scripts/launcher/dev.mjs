import { ensureBuilt } from './build.mjs';
import { binOf, createContext, runNode } from './context.mjs';
import { ensureInstalled } from './install.mjs';
import { SERVER } from './start.mjs';

/**
 * The app from its sources with Vite's dev server, and the companion as built. Both stop together.
 * @param {readonly string[]} args passed on to Vite
 * @returns {Promise<number>}
 */
export async function dev(args, newContext = createContext) {
  const context = newContext();
  await ensureInstalled(context);
  await ensureBuilt(context, { quiet: true });
  context.say(
    'The app from its sources is at http://localhost:5173. Open it with the #key of the address below.',
  );
  const ending = new AbortController();
  const vite = ['--port', '5173', '--strictPort', '--clearScreen', 'false', ...args];
  const children = [
    runNode(context, SERVER, { stop: ending.signal }),
    runNode(context, [binOf(context.root, 'vite'), ...vite], { stop: ending.signal }),
  ];
  const first = await Promise.race(children);
  ending.abort();
  await Promise.all(children);
  return first.code;
}
