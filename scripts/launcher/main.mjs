import { COMMANDS } from './commands.mjs';
import { LauncherError } from './launcher-error.mjs';
import { npmProbe, watchParent } from './parent-watch.mjs';

/** @typedef {import('./context.mjs').Command} Command */

/** @type {Readonly<Record<string, string>>} */
const FILE_PROBLEMS = {
  EACCES: 'may not be written. Make this folder yours and run the command again.',
  EPERM: 'may not be written. Make this folder yours and run the command again.',
  EROFS: 'is on a read-only file system. Copy this folder to a place you can write to.',
  ENOSPC: 'could not be written: the disk is full. Free some space and run the command again.',
};

/**
 * @param {readonly string[]} argv the command and its arguments
 * @param {{ commands?: ReadonlyMap<string, Command>, report?: (line: string) => void }} [options]
 * @returns {Promise<number>} the exit code
 */
export async function main(argv, { commands = COMMANDS, report = console.error } = {}) {
  // Only under npm: started by hand with `node`, in the background, we may outlive the shell.
  const endWatch = process.env['npm_lifecycle_event'] === undefined ? () => {} : watchParent(npmProbe());
  try {
    return await runCommand(commands, argv);
  } catch (error) {
    const expected = explain(error);
    if (!expected) throw error;
    report(expected.message);
    return expected.exitCode;
  } finally {
    endWatch();
  }
}

/**
 * @param {ReadonlyMap<string, Command>} commands
 * @param {readonly string[]} argv
 */
async function runCommand(commands, [name = '', ...args]) {
  const command = commands.get(name);
  if (command) return command(args);
  throw new LauncherError(`There is no command "${name}". There are: ${[...commands.keys()].join(', ')}.`);
}

/**
 * @param {unknown} error
 * @returns {LauncherError | null} null for a defect, which keeps its stack
 */
function explain(error) {
  if (error instanceof LauncherError) return error;
  // The name is absent where the file was open already.
  const { code = '', path = 'A file in this folder' } = /** @type {NodeJS.ErrnoException} */ (error);
  const problem = FILE_PROBLEMS[code];
  return problem ? new LauncherError(`${path} ${problem}`, { cause: error }) : null;
}
