import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A temporary folder to play checkout in, with a context that records what was said.
 * @param {Record<string, string>} [files]
 */
export function createSandbox(files = {}) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'nima-launcher-')));
  /** @type {string[]} */
  const said = [];
  /** @param {Record<string, string>} more */
  const write = (more) => {
    for (const [path, text] of Object.entries(more)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  write(files);
  /** @type {import('../context.mjs').Context} */
  const context = { root, env: { ...process.env }, outputFd: 2, say: (line) => void said.push(line) };
  const remove = () => rmSync(root, { recursive: true, force: true });
  return { root, said, context, write, remove, path: (/** @type {string} */ path) => join(root, path) };
}

// Long enough for a machine that runs everything else at the same time; only a failing test waits it out.
const DEADLINE_MS = 20_000;

/**
 * Looks until there is something, or fails at the deadline.
 * @template T
 * @param {string} what
 * @param {() => T | null | undefined | false} look
 * @returns {Promise<T>}
 */
export async function waitFor(what, look) {
  const deadline = performance.now() + DEADLINE_MS;
  while (performance.now() < deadline) {
    const found = look();
    if (found) return found;
    await delay(20);
  }
  throw new Error(`Waited in vain for ${what}.`);
}
