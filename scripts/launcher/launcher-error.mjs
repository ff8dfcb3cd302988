/** An expected failure: its message is all that is printed, and the process ends with `exitCode`. */
export class LauncherError extends Error {
  /**
   * @param {string} message what happened and what to do
   * @param {{ exitCode?: number, cause?: unknown }} [options]
   */
  constructor(message, { exitCode = 1, cause } = {}) {
    super(message, { cause });
    this.name = 'LauncherError';
    this.exitCode = exitCode;
  }
}
