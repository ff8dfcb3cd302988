import { boundaries } from './rules/boundaries.mjs';
import { catalogue } from './rules/catalogue.mjs';
import { noFocusedOrSkipped } from './rules/no-focused-or-skipped.mjs';
import { noSilencedChecks } from './rules/no-silenced-checks.mjs';

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
