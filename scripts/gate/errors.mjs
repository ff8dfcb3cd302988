import { isForTests } from '../lint/places.mjs';
import { lineOf } from './finding.mjs';
import { rowsOf } from './markdown-table.mjs';

/** @import { ESTree } from 'vite' */
/** @import { Finding } from './finding.mjs' */
/** @import { Module } from './modules.mjs' */
/** @import { Tree } from './tree.mjs' */

/** @typedef {{ status: string, retryable: string, line: number }} ErrorFacts */

const CODE_FILE = 'shared/protocol/errors.ts';
const DOC_FILE = 'docs/errors.md';
const RAISED = /\b(?:fault|new NimaError)\(\s*(['"`])([\w-]+)\1/g;

/**
 * Every error code is documented, every documented code exists, and nobody raises one that is neither. A row reads
 * `code`, status, "yes" or "no" for trying again, what happened, what to do.
 * @param {Tree} tree
 * @returns {Finding[]}
 */
export function checkErrors(tree) {
  const { modules, problems } = tree.parse();
  const table = modules.find(({ file }) => file === CODE_FILE);
  const codes = table ? codesOf(table) : new Map();
  if (codes.size === 0) {
    return [
      ...problems,
      { file: CODE_FILE, message: 'No codes were found. ERRORS must be an object of { status, retryable }.' },
    ];
  }
  const rows = documentedIn(tree.read(DOC_FILE));
  return [
    ...problems,
    ...judgeCodes(codes, rows),
    ...judgeRows(codes, rows),
    ...modules.flatMap((module) => judgeRaised(module, codes)),
  ];
}

/**
 * @param {Module} module
 * @returns {Map<string, ErrorFacts>}
 */
function codesOf({ text, parsed }) {
  const declared = parsed.program.body.flatMap((node) =>
    node.type === 'ExportNamedDeclaration' && node.declaration?.type === 'VariableDeclaration'
      ? node.declaration.declarations
      : [],
  );
  const errors = declared.find(({ id }) => id.type === 'Identifier' && id.name === 'ERRORS');
  return new Map(
    propertiesOf(errors?.init).map(([code, facts, start]) => {
      const values = new Map(
        propertiesOf(facts).map(([name, value]) => [
          name,
          value?.type === 'Literal' ? String(value.value) : '',
        ]),
      );
      return [
        code,
        {
          status: values.get('status') ?? '',
          retryable: values.get('retryable') ?? '',
          line: lineOf(text, start),
        },
      ];
    }),
  );
}

/**
 * @param {ESTree.Expression | null | undefined} node
 * @returns {[string, ESTree.Expression, number][]}
 */
function propertiesOf(node) {
  if (node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression')
    return propertiesOf(node.expression);
  if (node?.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((property) =>
    property.type === 'Property' && property.key.type === 'Identifier'
      ? [[property.key.name, property.value, property.start]]
      : [],
  );
}

/**
 * @param {string} text
 */
function documentedIn(text) {
  return rowsOf(text).flatMap(({ cells: [first = '', status = '', again = '', ...said], line }) => {
    const code = /^`(\w+)`$/.exec(first)?.[1];
    return code === undefined ? [] : [{ code, status, again, said, line }];
  });
}

/**
 * @param {ReadonlyMap<string, ErrorFacts>} codes
 * @param {ReturnType<typeof documentedIn>} rows
 * @returns {Finding[]}
 */
function judgeCodes(codes, rows) {
  const documented = new Set(rows.map(({ code }) => code));
  return [...codes].flatMap(([code, { line }]) =>
    documented.has(code)
      ? []
      : [
          {
            file: CODE_FILE,
            line,
            message: `Add a row for \`${code}\` to ${DOC_FILE}: what happened, what to do.`,
          },
        ],
  );
}

/**
 * @param {ReadonlyMap<string, ErrorFacts>} codes
 * @param {ReturnType<typeof documentedIn>} rows
 * @returns {Finding[]}
 */
function judgeRows(codes, rows) {
  return rows.flatMap(({ code, status, again, said, line }, index) => {
    const facts = codes.get(code);
    /** @type {string[]} */
    const messages = [];
    if (!facts) messages.push(`\`${code}\` is not in ${CODE_FILE}. Remove the row.`);
    if (rows.findIndex((row) => row.code === code) !== index)
      messages.push(`\`${code}\` has a row already. Keep one.`);
    if (facts && status !== facts.status)
      messages.push(`\`${code}\` travels as ${facts.status}. Correct the row.`);
    if (facts && again !== (facts.retryable === 'true' ? 'yes' : 'no'))
      messages.push(`\`${code}\`: "try again" must be ${facts.retryable === 'true' ? 'yes' : 'no'}.`);
    if (said.length < 2 || said.some((cell) => cell.length < 10))
      messages.push(`\`${code}\`: say what happened and what to do.`);
    return messages.map((message) => ({ file: DOC_FILE, line, message }));
  });
}

/**
 * @param {Module} module
 * @param {ReadonlyMap<string, ErrorFacts>} codes
 * @returns {Finding[]}
 */
function judgeRaised({ file, text }, codes) {
  // Tests raise made-up codes on purpose.
  if (isForTests(file)) return [];
  return [...text.matchAll(RAISED)].flatMap((match) => {
    const code = match[2] ?? '';
    if (codes.has(code)) return [];
    return [
      {
        file,
        line: lineOf(text, match.index),
        message: `\`${code}\` is no error code. Add it to ${CODE_FILE} and ${DOC_FILE}.`,
      },
    ];
  });
}
