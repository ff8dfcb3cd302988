import { boundaries } from './rules/boundaries.mjs';
import { catalogue } from './rules/catalogue.mjs';
import { noFocusedOrSkipped } from './rules/no-focused-or-skipped.mjs';
import { noSilencedChecks } from './rules/no-silenced-checks.mjs';

/** @import { ESTree } from 'vite' */

/**
 * What oxlint hands to a rule, as far as these rules use it.
 * @typedef {object} RuleContext
 * @property {string} filename
 * @property {{ getAllComments(): readonly (ESTree.Span & { value: string })[] }} sourceCode
 * @property {(problem: { node: ESTree.Span, message: string }) => void} report
 */

/** The house rules that oxlint does not have. Named in .oxlintrc.json as `nima/…`. */
export default {
  meta: { name: 'nima' },
  rules: {
    boundaries,
    catalogue,
    'no-focused-or-skipped': noFocusedOrSkipped,
    'no-silenced-checks': noSilencedChecks,
  },
};
