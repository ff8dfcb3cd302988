/**
 * The part of package-lock.json, and of npm's own copy in node_modules/.package-lock.json, that the rules look at.
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 */

/** @typedef {Record<string, LockEntry>} LockEntries */
/** @typedef {{ os: string, cpu: string, libc: string | null, abi: string }} Machine */

/**
 * @typedef {object} InstallState
 * @property {LockEntries} wanted
 * @property {LockEntries | null} installed null where npm left no copy, so no install has finished
 * @property {string | null} abi that of the Node which installed; null where somebody ran npm by hand
 * @property {Machine} machine
 * @property {(folder: string) => boolean} hasPackage whether the folder holds a package.json
 */

/**
 * Why node_modules is not what package-lock.json asks for, or null where it is.
 * @param {InstallState} state
 * @returns {string | null}
 */
export function installProblem({ wanted, installed, abi, machine, hasPackage }) {
  if (!installed) return 'nothing is installed yet';
  if (abi !== null && abi !== machine.abi) return 'they were installed for another Node';
  for (const [folder, entry] of Object.entries(wanted)) {
    if (folder === '' || entry.link) continue;
    const found = installed[folder];
    // npm leaves out what is optional and meant for other machines, or did not build on this one.
    if (!found && entry.optional) continue;
    if (!found) return `${nameOf(folder)} is missing`;
    if (!isSamePackage(entry, found)) return `${nameOf(folder)} has another version`;
  }
  for (const [folder, entry] of Object.entries(installed)) {
    if (!fitsMachine(entry, machine)) return 'they were installed for another kind of machine';
    if (!hasPackage(folder)) return `${nameOf(folder)} is not there in full`;
  }
  return null;
}

/**
 * @param {LockEntry} wanted
 * @param {LockEntry} found
 */
function isSamePackage(wanted, found) {
  return wanted.version === found.version && wanted.integrity === found.integrity;
}

/**
 * @param {LockEntry} entry
 * @param {Machine} machine
 */
function fitsMachine({ os, cpu, libc }, machine) {
  return (
    allows(os, machine.os) &&
    allows(cpu, machine.cpu) &&
    (machine.libc === null || allows(libc, machine.libc))
  );
}

/**
 * npm's lists name what is allowed, or what is not with a leading `!`.
 * @param {string[] | undefined} list
 * @param {string} value
 */
function allows(list, value) {
  if (!list || list.length === 0 || list.includes('any')) return true;
  if (list.includes(`!${value}`)) return false;
  return list.includes(value) || list.every((item) => item.startsWith('!'));
}

/** @param {string} folder */
function nameOf(folder) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
