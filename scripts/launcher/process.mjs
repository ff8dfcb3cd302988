import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {'SIGINT' | 'SIGTERM' | 'SIGHUP'} StopSignal */

/**
 * @typedef {object} ProcessOptions
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {1 | 2} [outputFd] where its standard output goes; its standard error is always ours
 * @property {boolean} [capture] keep the output instead of showing it
 * @property {(text: string) => void} [onOutput] hears captured output as it comes
 * @property {number} [idleLimitMs] stop it when captured output has been silent for so long
 * @property {number} [totalLimitMs] stop it when it has run for so long
 * @property {number} [graceMs] how long it may take to stop before it is killed
 * @property {boolean} [shell]
 * @property {AbortSignal} [stop] stops it as SIGTERM would
 */

/**
 * @typedef {object} ProcessResult
 * @property {number} code the exit code; 128 + signal where a signal ended it
 * @property {string} output the end of the captured output
 * @property {StopSignal | null} interrupted the signal that we were stopped with meanwhile
 * @property {boolean} timedOut
 * @property {string | null} missing the program that could not be started
 */

// Longer than the companion's own limit for draining streams, so that we never cut it short.
const GRACE_MS = 15_000;
// npm hears Ctrl-C too and passes it on, so one key press arrives twice. A later one means: now.
const SAME_PRESS_MS = 1000;
const KEPT_OUTPUT = 64 * 1024;
/** @type {readonly StopSignal[]} */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end and passes on the signals that stop us. It gets a process group of its own: Ctrl-C in a
 * terminal would otherwise reach it directly and again through us, and grandchildren could not be found afterwards.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ProcessOptions} options
 * @returns {Promise<ProcessResult>}
 */
export function runProcess(command, args, options) {
  const { cwd, env, outputFd = 1, capture = false, shell = false } = options;
  const child = spawn(command, args, {
    cwd,
    env,
    shell,
    windowsHide: true,
    detached: process.platform !== 'win32',
    stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', outputFd, 2],
  });
  const stopper = createStopper(child, options.graceMs ?? GRACE_MS);
  const output = collectOutput(child, options);
  const limits = watchLimits(stopper, output, options);
  if (options.stop?.aborted) stopper.ask('SIGTERM');
  options.stop?.addEventListener('abort', () => stopper.ask('SIGTERM'), { once: true });

  return new Promise((resolve) => {
    /** @param {number} code @param {string | null} missing */
    const finish = (code, missing) => {
      limits.end();
      stopper.end();
      const { interrupted } = stopper;
      resolve({ code, missing, output: output.text(), interrupted, timedOut: limits.timedOut() });
    };
    child.once('error', (error) => finish(127, error.message));
    child.once(capture ? 'close' : 'exit', (code, signal) => finish(code ?? exitCodeOf(signal), null));
  });
}

/**
 * @param {NodeJS.Signals | null} signal
 * @returns {number} what a shell reports for it
 */
export function exitCodeOf(signal) {
  return signal ? 128 + (constants.signals[signal] ?? 0) : 1;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} graceMs
 */
function createStopper(child, graceMs) {
  /** @type {{ signal: StopSignal, at: number } | null} */
  let first = null;
  /** @type {NodeJS.Timeout | undefined} */
  let killTimer;
  let stopping = false;

  // The program alone is asked, so that it can end its own children in its own order.
  const ask = (/** @type {StopSignal} */ signal) => {
    stopping = true;
    // A closed terminal is no reason to drop work on the floor, and few programs handle its signal.
    child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    killTimer ??= setTimeout(() => killGroup(child), graceMs);
  };
  /** @param {StopSignal} signal */
  const onSignal = (signal) => {
    if (first && performance.now() - first.at > SAME_PRESS_MS) killGroup(child);
    first ??= { signal, at: performance.now() };
    if (!stopping) ask(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);

  return {
    ask,
    get interrupted() {
      return first ? first.signal : null;
    },
    end() {
      clearTimeout(killTimer);
      for (const signal of STOP_SIGNALS) process.off(signal, onSignal);
      if (stopping) killGroup(child);
    },
  };
}

/**
 * The program with everything it started, as far as they stayed in its group.
 * @param {import('node:child_process').ChildProcess} child
 */
function killGroup(child) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {ProcessOptions} options
 */
function collectOutput(child, { onOutput }) {
  let kept = '';
  let lastAt = performance.now();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      lastAt = performance.now();
      kept = (kept + text).slice(-KEPT_OUTPUT);
      onOutput?.(text);
    });
  }
  return { text: () => kept, silentMs: () => performance.now() - lastAt };
}

/**
 * @param {{ ask: (signal: StopSignal) => void }} stopper
 * @param {{ silentMs: () => number }} output
 * @param {ProcessOptions} options
 */
function watchLimits(stopper, output, { idleLimitMs = Infinity, totalLimitMs = Infinity }) {
  const startedAt = performance.now();
  let timedOut = false;
  const limited = Number.isFinite(Math.min(idleLimitMs, totalLimitMs));
  const timer = limited
    ? setInterval(
        () => {
          if (timedOut) return;
          timedOut = output.silentMs() > idleLimitMs || performance.now() - startedAt > totalLimitMs;
          if (timedOut) stopper.ask('SIGTERM');
        },
        Math.min(1000, idleLimitMs, totalLimitMs),
      )
    : undefined;
  return { timedOut: () => timedOut, end: () => clearInterval(timer) };
}
