import { ensureBuilt } from './build.mjs';
import { binOf, createContext, expectSuccess, runNode } from './context.mjs';
import { ensureInstalled } from './install.mjs';

/**
 * The command that runs bench/eval/<door>.ts on the built app.
 * @param {string} door
 * @returns {import('./context.mjs').Command}
 */
export function evaluate(door) {
  return async (args, newContext = createContext) => {
    // Standard output carries what was found and nothing else.
    const context = newContext({ outputFd: 2 });
    await ensureInstalled(context);
    await ensureBuilt(context, { quiet: true });
    const folder = `node_modules/.cache/eval/${door}`;
    const what = [
      '--config',
      'scripts/bench.config.ts',
      '--ssr',
      `bench/eval/${door}.ts`,
      '--outDir',
      folder,
    ];
    const result = await runNode(context, [
      binOf(context.root, 'vite'),
      'build',
      '--logLevel',
      'warn',
      ...what,
    ]);
    expectSuccess(result, 'The evaluation could not be built; the lines above say why.');
    return (await runNode({ ...context, outputFd: 1 }, [`${folder}/${door}.mjs`, ...args])).code;
  };
}
