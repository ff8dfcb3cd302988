import { ensureBuilt } from './build.mjs';
import { binOf, createContext, expectSuccess, runNode } from './context.mjs';
import { ensureInstalled } from './install.mjs';

/**
 * Runs the named benchmarks, all where none is named. With `--json`, standard output carries the JSON and nothing else.
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export async function bench(args, newContext = createContext) {
  const context = newContext({ outputFd: args.includes('--json') ? 2 : 1 });
  await ensureInstalled(context);
  await ensureBuilt(context, { quiet: true });
  const vite = [binOf(context.root, 'vite'), 'build', '--logLevel', 'warn'];
  const result = await runNode(context, [...vite, '--config', 'scripts/bench.config.ts']);
  expectSuccess(result, 'The benchmarks could not be built; the lines above say why.');
  return (await runNode({ ...context, outputFd: 1 }, ['node_modules/.cache/bench/run.mjs', ...args])).code;
}
