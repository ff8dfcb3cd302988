import { isForTests } from '../places.mjs';
import { fileOf } from '../rule-context.mjs';

/** @import { ESTree } from 'vite' */
/** @import { RuleContext } from '../rule-context.mjs' */

const RUNNERS = new Set(['vitest', '@playwright/test', 'node:test', 'bun:test']);
const TESTS = new Set(['it', 'test', 'describe', 'suite', 'bench']);
const RENAMED = new Set(['fdescribe', 'fit', 'ftest', 'xdescribe', 'xit', 'xtest']);
const SELECTING = new Set(['fail', 'fails', 'fixme', 'only', 'runIf', 'skip', 'skipIf', 'todo']);

/** Reasons that a machine may have and a person may not: each is a helper of absent.ts, with a test of its own. */
const ABSENCES = new Set(['benchAbsent', 'browserAbsent']);
const ABSENCE_MODULE = /(?:^|\/)absent\.(?:ts|mjs)$/;

const MESSAGE =
  'Every test runs, always: repair it or delete it. Only "describe.skipIf(benchAbsent(…))" and "describe.skipIf(browserAbsent(…))" of absent.ts may leave tests out.';

/** A test that does not run is a defect nobody sees. */
export const noFocusedOrSkipped = {
  /** @param {RuleContext} context */
  create(context) {
    const file = fileOf(context);
    if (!isForTests(file) && !/^(?:e2e|bench)\//.test(file)) return {};
    const tests = new Set(TESTS);
    /** @type {Set<string>} */
    const absences = new Set();
    /** @param {ESTree.Node} node */
    const report = (node) => context.report({ node, message: MESSAGE });
    return {
      /** @param {ESTree.ImportDeclaration} node */
      ImportDeclaration(node) {
        for (const { imported, local } of namedImports(node)) {
          if (RUNNERS.has(node.source.value) && TESTS.has(imported)) tests.add(local);
          if (ABSENCE_MODULE.test(node.source.value) && ABSENCES.has(imported)) absences.add(local);
        }
      },
      /** @param {ESTree.MemberExpression} node */
      MemberExpression(node) {
        if (!SELECTING.has(propertyOf(node) ?? '')) return;
        const { parent } = node;
        const isCalled = parent?.type === 'CallExpression' && parent.callee === node;
        if (isCalled ? !isAllowedSkip(parent, absences) : tests.has(rootOf(node) ?? '')) report(node);
      },
      /** @param {ESTree.CallExpression} node */
      CallExpression(node) {
        if (RENAMED.has(rootOf(node.callee) ?? '')) report(node);
        if (tests.has(rootOf(node.callee) ?? '') && node.arguments.some(selects)) report(node);
      },
      /** A test may also skip itself: `({ skip }) => skip()`. */
      /** @param {ESTree.ObjectPattern} node */
      ObjectPattern(node) {
        const isParameter =
          node.parent?.type === 'ArrowFunctionExpression' || node.parent?.type === 'FunctionExpression';
        if (
          isParameter &&
          node.properties.some((property) => property.type === 'Property' && keyOf(property) === 'skip')
        )
          report(node);
      },
    };
  },
};

/**
 * @param {ESTree.CallExpression} call
 * @param {ReadonlySet<string>} absences
 */
function isAllowedSkip({ callee, arguments: [condition] }, absences) {
  if (callee.type !== 'MemberExpression' || propertyOf(callee) !== 'skipIf') return false;
  if (callee.object.type !== 'Identifier' || callee.object.name !== 'describe') return false;
  const named = condition?.type === 'CallExpression' ? condition.callee : condition;
  return named?.type === 'Identifier' && absences.has(named.name);
}

/** @param {ESTree.ImportDeclaration} node */
function namedImports(node) {
  return node.specifiers.flatMap((specifier) => {
    if (specifier.type !== 'ImportSpecifier' || specifier.imported.type === 'Literal') return [];
    return [{ imported: specifier.imported.name, local: specifier.local.name }];
  });
}

/** `{ skip: true }` among the arguments of a test. */
/** @param {ESTree.Argument} argument */
function selects(argument) {
  if (argument.type !== 'ObjectExpression') return false;
  return argument.properties.some(
    (property) => property.type === 'Property' && SELECTING.has(keyOf(property) ?? ''),
  );
}

/** @param {{ key: ESTree.Node, computed: boolean }} property */
function keyOf({ key, computed }) {
  if (key.type === 'Identifier') return computed ? undefined : key.name;
  return key.type === 'Literal' ? String(key.value) : undefined;
}

/** @param {ESTree.MemberExpression} node */
function propertyOf(node) {
  return node.property.type === 'PrivateIdentifier'
    ? undefined
    : keyOf({ key: node.property, computed: node.computed });
}

/**
 * The name a chain begins with: `it` of `it.concurrent.each([1])`.
 * @param {ESTree.Node} node
 * @returns {string | undefined}
 */
function rootOf(node) {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return rootOf(node.object);
  if (node.type === 'CallExpression') return rootOf(node.callee);
  return node.type === 'TaggedTemplateExpression' ? rootOf(node.tag) : undefined;
}
