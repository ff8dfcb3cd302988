import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './parent-watch.mjs';

/** @typedef {{ token: string, pid: number, host: string }} Holder */
/** @typedef {{ holder: Holder | null, touchedAtMs: number }} LockState */

const BEAT_MS = 2000;
// A holder that has not moved for so long is stopped or on another machine: fifteen missed beats, more than a busy Pi misses.
const SILENT_MS = 30_000;
const POLL_MS = 200;

/**
 * Runs one piece of work at a time per checkout, across processes. A lock whose holder is gone is taken over.
 * @template T
 * @param {{ root: string, say: (line: string) => void }} context
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock({ root, say }, work) {
  const path = join(root, 'dist/.lock');
  mkdirSync(dirname(path), { recursive: true });
  /** @type {Holder} */
  const me = { token: randomUUID(), pid: process.pid, host: hostname() };
  let announced = false;
  while (!tryAcquire(path, me)) {
    if (!announced) say('Another run is installing or building here. Waiting for it.');
    announced = true;
    await delay(POLL_MS);
  }
  const beat = setInterval(() => touch(path, me), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (readState(path)?.holder?.token === me.token) rmSync(path, { force: true });
  }
}

/**
 * @param {string} path
 * @param {Holder} me
 * @returns {boolean}
 */
export function tryAcquire(path, me) {
  if (create(path, me)) return true;
  const state = readState(path);
  if (state && isStale(state, me.host, Date.now())) removeStale(path, state, me.token);
  return state !== null && create(path, me);
}

/**
 * @param {LockState} state
 * @param {string} host
 * @param {number} nowMs
 * @param {(pid: number) => boolean} [alive]
 * @returns {boolean}
 */
export function isStale({ holder, touchedAtMs }, host, nowMs, alive = isAlive) {
  if (nowMs - touchedAtMs > SILENT_MS) return true;
  return holder !== null && holder.host === host && !alive(holder.pid);
}

/**
 * @param {string} path
 * @param {Holder} me
 */
function create(path, me) {
  try {
    writeFileSync(path, JSON.stringify(me), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two waiters may both find the same stale lock, and the slower one must not remove what the faster one has put there since.
 * So it is moved aside first, in one step, and put back where it turns out to be another.
 * @param {string} path
 * @param {LockState} stale
 * @param {string} token
 */
function removeStale(path, stale, token) {
  const aside = `${path}.${token}`;
  try {
    renameSync(path, aside);
    if (readState(aside)?.holder?.token !== stale.holder?.token) linkSync(aside, path);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * @param {string} path
 * @returns {LockState | null} null where there is none; without a holder where it was cut short
 */
function readState(path) {
  try {
    const touchedAtMs = statSync(path).mtimeMs;
    return { holder: parseHolder(readFileSync(path, 'utf8')), touchedAtMs };
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * @param {string} text
 * @returns {Holder | null}
 */
function parseHolder(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {string} path
 * @param {Holder} me
 */
function touch(path, me) {
  const now = new Date();
  if (readState(path)?.holder?.token === me.token) utimesSync(path, now, now);
}
