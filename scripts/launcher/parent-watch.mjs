// How soon a lost parent is noticed. Each look costs a system call, so half a second is free, and short enough for a port
// to be free again by the time a person has typed the command a second time.
const POLL_MS = 500;

/**
 * npm does not pass SIGTERM on, and nothing can pass SIGKILL on, so a child looks for itself whether its parent is there.
 * Stops itself with SIGTERM when it is not: whatever handles that signal then runs as usual.
 * @param {{ isParentAlive?: () => boolean, stop?: () => void, pollMs?: number }} [options]
 * @returns {() => void} ends the watch
 */
export function watchParent({
  isParentAlive = parentProbe(process.ppid),
  stop = () => process.kill(process.pid, 'SIGTERM'),
  pollMs = POLL_MS,
} = {}) {
  const timer = setInterval(() => {
    if (isParentAlive()) return;
    clearInterval(timer);
    stop();
  }, pollMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * An orphan gets another parent on Unix. On Windows the number stays and the process behind it is gone.
 * @param {number} parent
 * @returns {() => boolean}
 */
function parentProbe(parent) {
  if (process.platform !== 'win32') return () => process.ppid === parent;
  return () => isAlive(parent);
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
