import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/kernels/', import.meta.url));
const { version } = createRequire(import.meta.url)('assemblyscript/package.json');

/** Named apart from its import: its types declare a `console` and a `Math` of their own, for everybody. */
const COMPILER = 'assemblyscript/asc';

/**
 * What is used of it.
 * @typedef {object} Compiler
 * @property {() => { toString(): string }} createMemoryStream
 * @property {(args: readonly string[], files: CompilerFiles) => Promise<{ error: Error | null }>} main
 */

/**
 * @typedef {object} CompilerFiles
 * @property {{ toString(): string }} stderr
 * @property {(name: string) => string | null} readFile
 * @property {(name: string, contents: string | Uint8Array) => void} writeFile
 * @property {() => string[]} listFiles
 */

/** The runtime is the smallest there is: a kernel allocates nothing and takes the memory it is given. */
const FLAGS = [
  '--enable',
  'simd',
  '--runtime',
  'stub',
  '--importMemory',
  '--optimizeLevel',
  '3',
  '--shrinkLevel',
  '0',
  '--noAssert',
];

/**
 * The wasm of an AssemblyScript source. Kept by the hash of everything it depends on, so a second build only looks it up.
 * @param {string} file
 * @returns {Promise<string>} where the wasm lies
 */
export async function compileKernel(file) {
  const source = await readFile(file, 'utf8');
  const hash = createHash('sha256')
    .update([version, ...FLAGS, source].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const kept = join(CACHE, hash, `${basename(file, '.as')}.wasm`);
  if (existsSync(kept)) return kept;
  const wasm = await compile(source);
  await mkdir(dirname(kept), { recursive: true });
  // Several builds may run at once: each writes its own file, and the last one to rename wins with the same bytes.
  const draft = `${kept}.${process.pid}`;
  await writeFile(draft, wasm);
  await rename(draft, kept);
  return kept;
}

/**
 * @param {string} source
 * @returns {Promise<Uint8Array>}
 */
async function compile(source) {
  // Loaded only where something is to be compiled: it takes a second.
  const { createMemoryStream, main } = /** @type {Compiler} */ (await import(COMPILER));
  /** @type {Uint8Array | undefined} */
  let wasm;
  const stderr = createMemoryStream();
  const { error } = await main(['kernel.ts', '--outFile', 'kernel.wasm', ...FLAGS], {
    stderr,
    readFile: (name) => (name === 'kernel.ts' ? source : null),
    writeFile: (name, contents) => {
      if (name === 'kernel.wasm' && typeof contents !== 'string') wasm = contents;
    },
    listFiles: () => [],
  });
  if (error || !wasm) throw new Error(`A kernel did not compile.\n${stderr.toString()}`, { cause: error });
  return wasm;
}

/**
 * An import of `*.as` gives the `address` of its wasm: a file of the app's own origin, in the build, the dev server and
 * the tests alike.
 * @returns {import('vite').Plugin}
 */
export function kernels() {
  return {
    name: 'nima:kernels',
    load: {
      filter: { id: /\.as$/ },
      async handler(file) {
        this.addWatchFile(file);
        // Inlined as data: it would need a looser content security policy.
        const wasm = JSON.stringify(`${await compileKernel(file)}?url&no-inline`);
        return { code: `export { default as address } from ${wasm};`, moduleType: 'js' };
      },
    },
  };
}
