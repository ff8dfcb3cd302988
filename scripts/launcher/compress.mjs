import { readFile, readdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

const EXTENSIONS = new Set(['.js', '.css', '.html', '.svg', '.json', '.webmanifest', '.wasm', '.txt']);
// Below this, a response fits in one packet either way.
const MIN_BYTES = 1024;
// As many as libuv has threads for it; more would only hold more files in memory.
const PARALLEL = 4;

/**
 * Writes `.br` and `.gz` beside each text file under the folder, at the best level, so that the companion never compresses.
 * @param {string} folder
 * @returns {Promise<number>} how many files were compressed
 */
export async function compressFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const queue = entries
    .filter((entry) => entry.isFile() && EXTENSIONS.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
  let compressed = 0;
  const worker = async () => {
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (await compressFile(path)) compressed += 1;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return compressed;
}

/**
 * @param {string} path
 * @returns {Promise<boolean>} whether it was worth it
 */
async function compressFile(path) {
  const bytes = await readFile(path);
  if (bytes.length < MIN_BYTES) return false;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [asBrotli, asGzip] = await Promise.all([brotli(bytes, { params }), gz(bytes, { level: 9 })]);
  if (asBrotli.length < bytes.length) await writeFile(`${path}.br`, asBrotli);
  if (asGzip.length < bytes.length) await writeFile(`${path}.gz`, asGzip);
  return true;
}
