import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// How soon a lost parent is noticed. Each look costs a system call or two, so half a second is free, and short enough for
// a port to be free again by the time a person has typed the command a second time.
const POLL_MS = 500;
const SHELL = /^-?(ba|da|a|z|k)?sh$|busybox$/;

/** @typedef {() => boolean} Probe whether the parent is still there */

/**
 * npm does not pass SIGTERM on, and nothing can pass SIGKILL on, so a child looks for itself whether its parent is there.
 * Stops itself with SIGTERM when it is not: whatever handles that signal then runs as usual.
 * @param {Probe} isParentThere
 * @param {{ stop?: () => void, pollMs?: number }} [options]
 * @returns {() => void} ends the watch
 */
export function watchParent(isParentThere, { stop = stopSelf, pollMs = POLL_MS } = {}) {
  const timer = setInterval(() => {
    if (isParentThere()) return;
    clearInterval(timer);
    stop();
  }, pollMs);
  timer.unref();
  return () => clearInterval(timer);
}

function stopSelf() {
  process.kill(process.pid, 'SIGTERM');
}

/**
 * An orphan gets another parent on Unix. On Windows the number stays and the process behind it is gone.
 * @returns {Probe}
 */
export function parentProbe() {
  const parent = process.ppid;
  return process.platform === 'win32' ? () => isAlive(parent) : () => process.ppid === parent;
}

/**
 * npm starts us through a shell, which stays behind when npm is killed. So the parent of that shell is watched too.
 * @returns {Probe}
 */
export function npmProbe() {
  const isParentThere = parentProbe();
  const shell = process.ppid;
  const found = readProcess(shell);
  // Some shells give way to the command, and then our parent is npm itself.
  if (!found || !SHELL.test(found.name)) return isParentThere;
  const npm = found.parent;
  const isNpmThere =
    process.platform === 'linux' ? () => readProcess(shell)?.parent === npm : () => isAlive(npm);
  return () => isParentThere() && isNpmThere();
}

/**
 * @param {number} pid
 * @returns {{ name: string, state: string, parent: number } | null} null where it is gone, or on Windows, where it
 * cannot be told
 */
export function readProcess(pid) {
  if (process.platform === 'win32') return null;
  return process.platform === 'linux' ? readFromProc(pid) : readFromPs(pid);
}

/** @param {number} pid */
function readFromProc(pid) {
  try {
    // `1234 (the name) S 1 ...`: the name may hold spaces and brackets of its own.
    const match = /^\d+ \((.*)\) (\S+) (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return match ? { name: match[1] ?? '', state: match[2] ?? '', parent: Number(match[3]) } : null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function readFromPs(pid) {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,state=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  const match = /^\s*(\d+)\s+(\S+)\s+(?:.*\/)?(.*?)\s*$/.exec(stdout ?? '');
  return match ? { name: match[3] ?? '', state: match[2] ?? '', parent: Number(match[1]) } : null;
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false;
  }
  // One that has ended keeps its number until its parent asks, and in a container nobody may ever ask.
  return readProcess(pid)?.state.startsWith('Z') !== true;
}
