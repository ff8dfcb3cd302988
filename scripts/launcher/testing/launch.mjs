// Stands in for scripts/run.mjs in tests about processes: runs the script it is given as the launcher would.
import { createContext, runNode } from '../context.mjs';
import { npmProbe, watchParent } from '../parent-watch.mjs';

const [script = '', ...args] = process.argv.slice(2);
if (process.env['npm_lifecycle_event'] !== undefined) watchParent(npmProbe());
const { code } = await runNode(createContext(), [script, ...args]);
process.exitCode = code;
