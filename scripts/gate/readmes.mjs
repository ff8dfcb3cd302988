import { posix } from 'node:path';

/** @import { Finding } from './finding.mjs' */
/** @import { Tree } from './tree.mjs' */

/** The top level of docs/architecture.md. A new room is decided on there first. */
const TOP_FOLDERS = [
  '.ci',
  '.github',
  'bench',
  'companion',
  'deploy',
  'docs',
  'e2e',
  'packs',
  'prompts',
  'public',
  'scripts',
  'shared',
  'web',
];
const TOP_FILES = [
  '.dockerignore',
  '.gitattributes',
  '.gitignore',
  '.npmrc',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
];

/** Folders of source. `public/` is served as it is, `docs/` and `.github/` speak for themselves. */
const SOURCE = /^(?:bench|companion|deploy|e2e|packs|prompts|scripts|shared|web)(?:\/|$)/;
/** Ten lines say a purpose, what is exported and what is not imported; twice that is a document, which belongs to docs/. */
const MOST_LINES = 20;
/** The README of the house is one screen. */
const MOST_LINES_OF_THE_HOUSE = 60;

/**
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function checkReadmes(tree) {
  const folders = [...new Set(tree.files.map((file) => posix.dirname(file)))].filter((folder) =>
    SOURCE.test(folder),
  );
  return [
    ...tree.files.flatMap(judgeTop),
    ...folders.flatMap((folder) => judgeFolder(tree, folder)),
    ...judgeHouse(tree),
  ];
}

/**
 * @param {string} file
 * @returns {Finding[]}
 */
function judgeTop(file) {
  const [top = '', rest] = file.split('/', 2);
  if (rest === undefined ? TOP_FILES.includes(top) : TOP_FOLDERS.includes(top)) return [];
  return [
    {
      file,
      message: `The top level is fixed. Move it into a room of docs/architecture.md, or decide on "${top}" there and in scripts/gate/readmes.mjs.`,
    },
  ];
}

/**
 * @param {Tree} tree
 * @param {string} folder
 * @returns {Finding[]}
 */
function judgeFolder(tree, folder) {
  const file = `${folder}/README.md`;
  const lines = tree.read(file).trim().split('\n').length;
  if (tree.read(file).trim() === '') {
    return [
      {
        file,
        message: 'Write about ten lines: what this folder is for, what it exports, what it must not import.',
      },
    ];
  }
  return lines <= MOST_LINES
    ? []
    : [
        {
          file,
          line: MOST_LINES,
          message: `${lines} lines, and ${MOST_LINES} is the limit. Move the rest to docs/.`,
        },
      ];
}

/**
 * @param {Tree} tree
 * @returns {Finding[]}
 */
function judgeHouse(tree) {
  const lines = tree.read('README.md').trim().split('\n').length;
  if (lines <= MOST_LINES_OF_THE_HOUSE) return [];
  return [
    {
      file: 'README.md',
      message: `${lines} lines; one screen is ${MOST_LINES_OF_THE_HOUSE}. Move the rest to docs/.`,
    },
  ];
}
