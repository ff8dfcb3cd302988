import { isForTests } from '../places.mjs';
import { fileOf } from '../rule-context.mjs';

/** @import { ESTree } from 'vite' */
/** @import { RuleContext } from '../rule-context.mjs' */

const DRAWN = /^web\/(?!ui\/text\/|manifest\.ts$)/;
const COMPOSED = /^web\/(?:app|features|ui)\//;
const SAID_NAME =
  /^(?:aria-(?:braillelabel|description|label|placeholder|roledescription|valuetext)|alt|caption|description|heading|hint|label|message|placeholder|summary|text|title)$|(?:Caption|Description|Heading|Hint|Label|Message|Placeholder|Text|Title)$/;
const SAID_PROPERTY = new Set([
  'alt',
  'ariaDescription',
  'ariaLabel',
  'innerHTML',
  'innerText',
  'placeholder',
  'textContent',
  'title',
]);
const SAYING_CALL = new Set(['Notification', 'alert', 'confirm', 'prompt']);
/** What is typed or pressed is the same in every language. */
const VERBATIM = new Set(['code', 'kbd', 'samp']);

const WORDS = /\p{L}/u;
const KEY = /^[a-z]\w*(?:\.\w+)+$/;
const SENTENCE = /^\p{Lu}\p{Ll}|\p{L}\s+\p{L}/u;

/**
 * Every text a person reads stands in web/ui/text/en/, ready for a second language. What this rule cannot see (a
 * text that travels through a variable) shows up without marks in the pseudo locale.
 */
export const catalogue = {
  /** @param {RuleContext} context */
  create(context) {
    const file = fileOf(context);
    if (!DRAWN.test(file) || isForTests(file)) return {};
    /**
     * @param {ESTree.Node | null | undefined} node
     * @param {(text: string) => boolean} isText
     */
    const judge = (node, isText) => {
      for (const [place, text] of textsIn(node))
        if (isText(text)) context.report({ node: place, message: messageFor(text) });
    };
    return {
      /** @param {ESTree.JSXText} node */
      JSXText(node) {
        if (!isVerbatim(node.parent)) judge(node, hasWords);
      },
      /** @param {ESTree.JSXExpressionContainer} node */
      JSXExpressionContainer(node) {
        const { parent } = node;
        const isChild = parent?.type === 'JSXElement' || parent?.type === 'JSXFragment';
        if (isChild && !isVerbatim(parent)) judge(node.expression, hasWords);
      },
      /** @param {ESTree.JSXAttribute} node */
      JSXAttribute(node) {
        if (!SAID_NAME.test(nameOf(node.name) ?? '')) return;
        judge(node.value?.type === 'JSXExpressionContainer' ? node.value.expression : node.value, isSaid);
      },
      /** @param {ESTree.ObjectProperty} node */
      Property(node) {
        if (COMPOSED.test(file) && SAID_NAME.test(nameOf(node.key) ?? '')) judge(node.value, isSentence);
      },
      /** @param {ESTree.AssignmentExpression} node */
      AssignmentExpression({ left, right }) {
        if (left.type === 'MemberExpression' && SAID_PROPERTY.has(nameOf(left.property) ?? ''))
          judge(right, isSaid);
      },
      /** @param {ESTree.CallExpression} node */
      CallExpression({ callee, arguments: [first, second] }) {
        if (SAYING_CALL.has(nameOf(lastOf(callee)) ?? '')) judge(first, isSaid);
        if (
          nameOf(lastOf(callee)) === 'setAttribute' &&
          first?.type === 'Literal' &&
          SAID_NAME.test(String(first.value))
        )
          judge(second, isSaid);
      },
      /** @param {ESTree.NewExpression} node */
      NewExpression({ callee, arguments: [first] }) {
        if (SAYING_CALL.has(nameOf(callee) ?? '')) judge(first, isSaid);
      },
    };
  },
};

/** @param {string} text */
const hasWords = (text) => WORDS.test(text);
/** Components may be given the key of a text instead of the text. */
/** @param {string} text */
const isSaid = (text) => WORDS.test(text) && !KEY.test(text);
/** Properties of plain objects are also names and sizes, so only what reads like language counts. */
/** @param {string} text */
const isSentence = (text) => SENTENCE.test(text);

/** @param {string} text */
function messageFor(text) {
  const shown = text.trim().replace(/\s+/g, ' ').slice(0, 40);
  return `“${shown}” stands outside the catalogue. Put it into web/ui/text/en/ and say its key with useText().`;
}

/**
 * The constant texts that a value may turn out to be.
 * @param {ESTree.Node | null | undefined} node
 * @returns {[ESTree.Node, string][]}
 */
function textsIn(node) {
  switch (node?.type) {
    case 'JSXText':
      return [[node, node.value]];
    case 'Literal':
      return typeof node.value === 'string' ? [[node, node.value]] : [];
    case 'TemplateLiteral':
      return [
        [node, node.quasis.map((quasi) => quasi.value.cooked).join(' ')],
        ...node.expressions.flatMap(textsIn),
      ];
    case 'ConditionalExpression':
      return [...textsIn(node.consequent), ...textsIn(node.alternate)];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return node.operator === '+' || node.type === 'LogicalExpression'
        ? [...textsIn(node.left), ...textsIn(node.right)]
        : [];
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return textsIn(node.expression);
    default:
      return [];
  }
}

/** @param {ESTree.Node | null | undefined} node */
function isVerbatim(node) {
  return node?.type === 'JSXElement' && VERBATIM.has(nameOf(node.openingElement.name) ?? '');
}

/** @param {ESTree.Node} callee */
function lastOf(callee) {
  return callee.type === 'MemberExpression' ? callee.property : callee;
}

/**
 * @param {ESTree.Node} node
 * @returns {string | undefined}
 */
function nameOf(node) {
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return node.name;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}
