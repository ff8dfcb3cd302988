import { isProduct } from '../places.mjs';
import { fileOf } from '../rule-context.mjs';
import { judgeImport, judgePlace } from '../judge.mjs';

/** @import { ESTree } from 'vite' */
/** @import { RuleContext } from '../rule-context.mjs' */

const RE_EXPORTS = new Set(['ExportAllDeclaration', 'ExportNamedDeclaration']);
const ALLOWED_BARREL = 'shared/schemas/index.ts';

/** Holds docs/architecture.md's "Who may import whom". The table itself is scripts/lint/boundaries.mjs. */
export const boundaries = {
  /** @param {RuleContext} context */
  create(context) {
    const file = fileOf(context);
    /**
     * @param {ESTree.Node} node
     * @param {string | undefined} message
     */
    const report = (node, message) => {
      if (message !== undefined) context.report({ node, message });
    };
    /**
     * @param {ESTree.Node} node
     * @param {ESTree.Expression | null} source
     * @param {boolean} typesOnly
     */
    const judge = (node, source, typesOnly) => {
      if (!source) return;
      const specifier = constantText(source);
      if (specifier !== undefined) return report(node, judgeImport(file, specifier, typesOnly));
      // Tools and tests load what they are told to; the product never does.
      if (isProduct(file))
        report(node, 'Name the module in the import itself: a computed one cannot be checked.');
    };
    return {
      /** @param {ESTree.Program} node */
      Program(node) {
        report(node, judgePlace(file));
        if (isBarrel(node) && file !== ALLOWED_BARREL) {
          report(
            node,
            'No barrel files: import from the module that defines it. Only shared/schemas has an index.ts.',
          );
        }
      },
      /** @param {ESTree.ImportDeclaration} node */
      ImportDeclaration: (node) => judge(node, node.source, node.importKind === 'type'),
      /** @param {ESTree.ExportNamedDeclaration} node */
      ExportNamedDeclaration: (node) => judge(node, node.source, node.exportKind === 'type'),
      /** @param {ESTree.ExportAllDeclaration} node */
      ExportAllDeclaration: (node) => judge(node, node.source, node.exportKind === 'type'),
      /** @param {ESTree.ImportExpression} node */
      ImportExpression: (node) => judge(node, node.source, false),
      /** @param {ESTree.TSImportType} node */
      TSImportType: (node) => judge(node, node.source, true),
      /** @param {ESTree.CallExpression} node */
      CallExpression(node) {
        if (isCallOf(node, 'require'))
          judge(node, /** @type {ESTree.Expression} */ (node.arguments[0] ?? null), false);
        if (isImportMetaGlob(node))
          report(node, 'import.meta.glob hides who imports whom: import each module by name.');
      },
    };
  },
};

/**
 * @param {ESTree.Expression} node
 * @returns {string | undefined}
 */
function constantText(node) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** @param {ESTree.Program} program */
function isBarrel(program) {
  const statements = program.body;
  return (
    statements.length > 0 &&
    statements.every((node) => RE_EXPORTS.has(node.type) && 'source' in node && node.source !== null)
  );
}

/**
 * @param {ESTree.CallExpression} node
 * @param {string} name
 */
function isCallOf(node, name) {
  return node.callee.type === 'Identifier' && node.callee.name === name;
}

/** @param {ESTree.CallExpression} node */
function isImportMetaGlob({ callee }) {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'MetaProperty' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'glob'
  );
}
