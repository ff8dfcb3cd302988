/**
 * Files that are no part of the shell: views other than the first, and what works behind them in workers. The service
 * worker fetches and keeps them once the shell stands, so that they, too, are there without a network.
 */

/** The list of them, which is part of the shell: a worker of another version must not fetch the files of this one. */
export const LATER_LIST = 'later.json';

/** The runtime of foreign models: it is for few, and fetched when one is chosen. */
const FOR_FEW = /^assets\/(?:transformers-encoder|ort-)/;

/**
 * @typedef {{ type: 'asset' } | {
 *   type: 'chunk';
 *   isEntry: boolean;
 *   facadeModuleId: string | null;
 *   imports: readonly string[];
 *   viteMetadata?: { importedCss: ReadonlySet<string> };
 * }} Output
 */

/**
 * What is built and not needed at once: everything but the entry and the modules named here, with all that they import
 * in turn. Whatever pieces the bundler makes of it.
 * @param {Readonly<Record<string, Output>>} bundle
 * @param {readonly string[]} atOnce ends of the paths of modules that are imported by the entry when it runs
 */
export function laterFilesOf(bundle, atOnce) {
  /** @type {Set<string>} */
  const needed = new Set();
  /** @param {string} file */
  const need = (file) => {
    const output = bundle[file];
    if (!output || needed.has(file)) return;
    needed.add(file);
    if (output.type === 'asset') return;
    for (const next of [...output.imports, ...(output.viteMetadata?.importedCss ?? [])]) need(next);
  };
  for (const [file, output] of Object.entries(bundle)) {
    if (output.type === 'asset') continue;
    const { facadeModuleId } = output;
    if (output.isEntry || atOnce.some((module) => facadeModuleId?.endsWith(module))) need(file);
  }
  return Object.keys(bundle)
    .filter((file) => /^assets\/.+\.(?:js|css|wasm)$/.test(file) && !needed.has(file) && !FOR_FEW.test(file))
    .toSorted();
}

/**
 * @param {readonly string[]} atOnce
 * @returns {{ plugin: import('vite').Plugin; isLater: (file: string) => boolean }}
 */
export function createLaterFiles(atOnce) {
  /** @type {ReadonlySet<string>} */
  let later = new Set();
  return {
    isLater: (file) => later.has(file),
    plugin: {
      name: 'nima:later-files',
      apply: 'build',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          const files = laterFilesOf(bundle, atOnce);
          later = new Set(files);
          this.emitFile({ type: 'asset', fileName: LATER_LIST, source: JSON.stringify(files) });
        },
      },
    },
  };
}
