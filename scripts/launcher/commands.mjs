import { bench } from './bench.mjs';
import { ensureBuilt } from './build.mjs';
import { createContext } from './context.mjs';
import { dev } from './dev.mjs';
import { ensureInstalled } from './install.mjs';
import { evaluate } from './evaluate.mjs';
import { start } from './start.mjs';
import { format, lighthouse, screenshots, smokeBrowsers, soak } from './extras.mjs';
import { check, test } from './suite.mjs';

/** @typedef {import('./context.mjs').Command} Command */

/** @type {ReadonlyMap<string, Command>} */
export const COMMANDS = new Map([
  ['start', start],
  ['test', test],
  ['check', check],
  ['build', build],
  ['dev', dev],
  ['format', format],
  ['screenshots', screenshots],
  ['audit:lighthouse', lighthouse],
  ['smoke:browsers', smokeBrowsers],
  ['bench', bench],
  ['soak', soak],
  ['eval:sts', evaluate('sts')],
  ['eval:import', evaluate('import')],
  ['eval:retrieval', evaluate('retrieval')],
  ['eval:ablation', evaluate('ablation')],
  ['eval:time', evaluate('time')],
]);

/** @type {Command} */
async function build(_args, newContext = createContext) {
  const context = newContext();
  await ensureInstalled(context);
  const built = await ensureBuilt(context);
  context.say(built ? 'Built into dist.' : 'dist is up to date.');
  return 0;
}
