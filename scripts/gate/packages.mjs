import { isBuiltin } from 'node:module';
import { isProduct } from '../lint/places.mjs';
import { lineOf } from './finding.mjs';

/** @import { Finding } from './finding.mjs' */
/** @import { Tree } from './tree.mjs' */

const FILE = 'package.json';

/**
 * What is imported is declared, and what is declared for the product is imported by it. A package that is there only
 * because another one needs it may be gone, or another version, after the next install.
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function checkPackages(tree) {
  const { modules, problems } = tree.parse();
  const text = tree.read(FILE);
  const { dependencies = {}, devDependencies = {} } = JSON.parse(text);
  const uses = modules.flatMap(({ file, links }) =>
    links.flatMap(({ specifier, line }) =>
      isPackage(specifier) ? [{ file, line, name: packageOf(specifier) }] : [],
    ),
  );
  const undeclared = uses
    .filter(({ name }) => !(name in dependencies) && !(name in devDependencies))
    .map(({ file, line, name }) => ({
      file,
      line,
      message: `${name} is not in package.json. Install it with "npm install --save-exact ${name}".`,
    }));
  const used = new Set(uses.filter(({ file }) => isProduct(file)).map(({ name }) => name));
  const unused = Object.keys(dependencies)
    .filter((name) => !used.has(name))
    .map((name) => ({
      file: FILE,
      line: lineOf(text, `"${name}"`),
      message: `Nothing of the product imports ${name}. Remove it, or move a tool to devDependencies.`,
    }));
  return [...problems, ...undeclared, ...unused];
}

/** @param {string} specifier */
function isPackage(specifier) {
  return !/^(?:[./#]|virtual:)/.test(specifier) && !isBuiltin(specifier);
}

/** @param {string} specifier */
function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
