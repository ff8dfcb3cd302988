/**
 * Files that are no part of the shell: views other than the first, and what works behind them in workers. The service
 * worker fetches and keeps them once the shell stands, so that they, too, are there without a network.
 */
const LATER =
  /^assets\/(?:(?:chat|companion|data|settings)-route|chat-container|erase-everything|file-door|fill-index|guessing|kept-models|memory-files|meter|open-fact|over-time|profile-page|question|removable-row|[\w-]+-worker|scan|succeeding|switch)-[\w-]{8}\.\w+$/;

/** The list of them, which is part of the shell: a worker of another version must not fetch the files of this one. */
export const LATER_LIST = 'later.json';

/** @param {string} file */
export function isLater(file) {
  return LATER.test(file);
}

/** @returns {import('vite').Plugin} */
export function listLaterFiles() {
  return {
    name: 'nima:later-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const source = JSON.stringify(Object.keys(bundle).filter(isLater).toSorted());
        this.emitFile({ type: 'asset', fileName: LATER_LIST, source });
      },
    },
  };
}
