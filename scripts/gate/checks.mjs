import { checkCycles } from './cycles.mjs';
import { checkDependencies } from './dependencies.mjs';
import { checkErrors } from './errors.mjs';
import { checkFileLength } from './file-length.mjs';
import { checkLock } from './lock.mjs';
import { checkMachineTraces } from './machine-traces.mjs';
import { checkPackages } from './packages.mjs';
import { checkReadmes } from './readmes.mjs';
import { checkSilenced } from './silenced.mjs';
import { checkVersion } from './version.mjs';

/** @import { Check } from './tree.mjs' */

/** What the fast gate checks, by the name under which it reports. @type {readonly (readonly [string, Check])[]} */
export const CHECKS = [
  ['lock', checkLock],
  ['version', checkVersion],
  ['dependencies', checkDependencies],
  ['packages', checkPackages],
  ['errors', checkErrors],
  ['cycles', checkCycles],
  ['silenced', checkSilenced],
  ['file-length', checkFileLength],
  ['readmes', checkReadmes],
  ['machine-traces', checkMachineTraces],
];
