import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE_FOLDERS = ['web', 'companion', 'shared', 'prompts', 'packs', 'scripts/build'];
const SOURCE_FILES = [
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'scripts/launcher/build.mjs',
  'scripts/launcher/compress.mjs',
];
// Icons and models: far too large to read at each start, and copied as they are.
const STATIC_FOLDERS = ['public'];

/**
 * A hash over all that goes into the build. Where it is the one of the last build, there is nothing to do.
 * @param {string} root
 * @returns {string}
 */
export function hashSources(root) {
  const hash = createHash('sha256');
  for (const file of [...SOURCE_FILES, ...SOURCE_FOLDERS.flatMap((folder) => listFiles(root, folder))]) {
    if (isTest(file) || !existsSync(join(root, file))) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  for (const file of STATIC_FOLDERS.flatMap((folder) => listFiles(root, folder))) {
    const { size, mtimeMs } = statSync(join(root, file));
    // Whole seconds: archives and container layers keep no more.
    hash.update(`${file}\0${size}\0${Math.trunc(mtimeMs / 1000)}\0`);
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} paths from the root with `/`, in an order that is the same everywhere
 */
export function listFiles(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(root, path) : [path];
    })
    .toSorted();
}

/** @param {string} file */
function isTest(file) {
  return /\.test\.tsx?$/.test(file);
}
