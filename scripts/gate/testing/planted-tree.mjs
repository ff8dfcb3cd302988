import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { treeOf } from '../tree.mjs';

/**
 * A small house in a temporary folder, in which a test plants a violation. Texts that must not stand in the real tree
 * (a focused test, a foreign path) live as strings in the tests and as files only here.
 * @param {Readonly<Record<string, string | Buffer>>} files  path to content
 * @returns {{ root: string, write: (file: string, content: string | Buffer) => void, remove: () => void }}
 */
export function plantTree(files) {
  // Real paths: on macOS the temporary folder is a link, and what runs inside reports the other name of it.
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'nima-planted-')));
  /**
   * @param {string} file
   * @param {string | Buffer} content
   */
  const write = (file, content) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/**
 * The same without a disk: enough for every check that only reads.
 * @param {Readonly<Record<string, string>>} files
 */
export function imagineTree(files) {
  return treeOf(Object.keys(files), (file) => files[file] ?? '');
}
